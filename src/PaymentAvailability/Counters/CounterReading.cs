namespace PaymentAvailability;

/// <summary>What a counter stands at.</summary>
/// <param name="Count">How many; for <see cref="CounterKind.Distinct"/> how many different members, up to <see cref="MostDistinct"/>.</param>
/// <param name="Amount">The sum of the amounts, in smallest units of the currency.</param>
/// <param name="EasesAt">
/// When the count and the amount will both be below what the query asked for, if nothing is added until then; <see langword="null"/> when they are
/// already, or the query did not ask.
/// </param>
public readonly record struct CounterReading(long Count, long Amount, DateTimeOffset? EasesAt = null)
{
    /// <summary>Up to here different members are told apart; more count as this many.</summary>
    public const int MostDistinct = 8;
}
