using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Asks what a counter stands at for one subject.</summary>
/// <remarks>The subject is the host's reference and may be personal: it is never printed.</remarks>
/// <param name="Counter">What is counted.</param>
/// <param name="Subject">Whose: a payer, a card, a device …</param>
[JsonConverter(typeof(UnwrittenJsonConverter<CounterQuery>))]
public readonly record struct CounterQuery(Counter Counter, string Subject)
{
    /// <summary>With <see cref="CounterReading.EasesAt"/>: the count is to be below this. Default: it does not matter.</summary>
    public long? EasesBelowCount { get; init; }

    /// <summary>With <see cref="CounterReading.EasesAt"/>: the amount is to be below this. Default: it does not matter.</summary>
    public long? EasesBelowAmount { get; init; }

    /// <summary>The counter, never the subject.</summary>
    public override string ToString() => $"{Counter}";
}

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
