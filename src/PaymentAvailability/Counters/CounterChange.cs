using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>What is added to one counter for one subject.</summary>
/// <remarks>Subject and member are references of the host and may be personal: they are never printed.</remarks>
/// <param name="Counter">What is counted.</param>
/// <param name="Subject">Whose.</param>
/// <param name="Count">How many; 0 to <see cref="MostCount"/>.</param>
/// <param name="Amount">How much, in smallest units of the currency; 0 to <see cref="MostAmount"/>.</param>
[JsonConverter(typeof(UnwrittenJsonConverter<CounterChange>))]
public readonly record struct CounterChange(Counter Counter, string Subject, long Count, long Amount)
{
    /// <summary>The largest <see cref="Count"/>.</summary>
    public const long MostCount = 1_000_000_000;

    /// <summary>The largest <see cref="Amount"/>: a million million of a main unit, in ten thousandths. Nearly a thousand of them fit the sum of a counter.</summary>
    public const long MostAmount = 10_000_000_000_000_000;

    /// <summary>Who was seen, for <see cref="CounterKind.Distinct"/>; otherwise <see langword="null"/>. Never taken back.</summary>
    public string? Member { get; init; }

    /// <summary>Whether it stays when the hold is released: an attempt that was declined is an attempt all the same.</summary>
    public bool Stays { get; init; }

    /// <summary>The most that the counter may count with this change; only for <see cref="CounterKind.Calendar"/>. Default: any.</summary>
    public long? MaximumCount { get; init; }

    /// <summary>The most that the counter may sum up to with this change, in smallest units; only for <see cref="CounterKind.Calendar"/>. Default: any.</summary>
    public long? MaximumAmount { get; init; }

    /// <summary>Whether it is added only if there is room.</summary>
    public bool IsBounded => MaximumCount is not null || MaximumAmount is not null;

    /// <summary>Whether the counter has room for this change.</summary>
    /// <param name="before">What it stands at without the change.</param>
    public bool Fits(in CounterReading before) => !(before.Count + Count > MaximumCount) && !(before.Amount > MaximumAmount - Amount);

    /// <summary>The counter, never the subject.</summary>
    public override string ToString() => $"{Counter}";
}
