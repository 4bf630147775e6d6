namespace PaymentAvailability;

/// <summary>What a hold added to one cell, remembered to take it back.</summary>
/// <param name="Kind">Which table.</param>
/// <param name="Stays">Whether a release leaves it.</param>
/// <param name="Window">The number of its window.</param>
/// <param name="Key">The hash of the key.</param>
/// <param name="Segment">The segment it counts in.</param>
/// <param name="Count">How many.</param>
/// <param name="Amount">How much.</param>
internal readonly record struct HeldChange(CounterKind Kind, bool Stays, int Window, ulong Key, long Segment, long Count, long Amount);
