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
