namespace PaymentAvailability;

/// <summary>What changed its state at a review of a channel.</summary>
[Flags]
internal enum WatchChanges
{
    None = 0,

    /// <summary>The channel itself.</summary>
    Whole = 1,

    /// <summary>Some bank or method over it.</summary>
    Parts = 2,
}
