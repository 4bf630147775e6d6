namespace PaymentAvailability;

/// <summary>A hold that is remembered, in the line of those that have or have not ended. Only touched under the lock of its stripe.</summary>
internal sealed class KnownHold(string id)
{
    public string Id { get; } = id;

    /// <summary>What to take back when it is released; nothing once it ended.</summary>
    public HeldChange[] Changes { get; set; } = [];

    public bool IsSettled { get; set; }

    public KnownHold? Older { get; set; }

    public KnownHold? Newer { get; set; }
}
