namespace PaymentAvailability;

/// <summary>All that <see cref="ThresholdControl"/> has learned.</summary>
/// <param name="Position">The threshold, in log-odds.</param>
/// <param name="Drift">How far the threshold moves with each label by itself.</param>
/// <param name="Scale">How far scores above the threshold are above it on average, in log-odds.</param>
/// <param name="Delay">How many labels come between a decision and its own.</param>
/// <param name="Labels">Good payments that were confirmed, and that the threshold was learned from.</param>
/// <param name="Heard">Good payments that were ever confirmed.</param>
/// <param name="Decisions">Payments that were ever judged.</param>
internal readonly record struct ThresholdState(double Position, double Drift, double Scale, double Delay, long Labels, long Heard, long Decisions);
