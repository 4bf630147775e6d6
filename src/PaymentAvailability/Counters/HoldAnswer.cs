namespace PaymentAvailability;

/// <summary>What came of adding a hold.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Place">The place of the first change whose counter has no room for it, when the hold was refused; otherwise 0.</param>
/// <param name="Reading">What that counter stood at; otherwise nothing.</param>
public readonly record struct HoldAnswer(HoldResult Result, int Place = 0, CounterReading Reading = default);

/// <summary>Whether a hold was added.</summary>
public enum HoldResult
{
    /// <summary>It was added now.</summary>
    Added,

    /// <summary>It was added before, whatever became of it since; nothing changed.</summary>
    Known,

    /// <summary>A counter has no room for it; nothing changed, and it may be added later.</summary>
    Refused,
}

/// <summary>How a hold ends.</summary>
public enum HoldOutcome
{
    /// <summary>What it added stays: the payment was made.</summary>
    Kept,

    /// <summary>What it added is taken back but for <see cref="CounterChange.Stays"/>: the attempt came to nothing.</summary>
    Released,

    /// <summary>All that it added is taken back but for who was seen: there was no attempt.</summary>
    Undone,
}
