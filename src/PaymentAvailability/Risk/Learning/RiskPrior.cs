namespace PaymentAvailability;

/// <summary>What is known of a feature before anything was learned.</summary>
/// <param name="Typical">The value that says nothing for or against a payment.</param>
/// <param name="PerDoubling">By how much the log-odds rise with each doubling of one plus the value.</param>
internal readonly record struct RiskPrior(double Typical, double PerDoubling);
