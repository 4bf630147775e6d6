namespace PaymentAvailability;

/// <summary>A hold that is remembered, in the line of those that have or have not ended. Only touched under the lock of its stripe.</summary>
internal sealed class KnownHold(string id, HeldChange[] changes)
{
    public string Id { get; } = id;

    /// <summary>What it added and may take back, also after its end: it may end otherwise later.</summary>
    public HeldChange[] Changes { get; } = changes;

    /// <summary>How it ended; <see langword="null"/> while it has no end.</summary>
    public HoldOutcome? Outcome { get; set; }

    public KnownHold? Older { get; set; }

    public KnownHold? Newer { get; set; }

    /// <summary>Whether a change counts after an end.</summary>
    public static bool Counts(in HeldChange change, HoldOutcome? outcome) => outcome switch
    {
        null or HoldOutcome.Kept => true,
        HoldOutcome.Released => change.Stays,
        _ => false,
    };
}
