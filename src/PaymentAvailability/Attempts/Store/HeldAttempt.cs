namespace PaymentAvailability;

/// <summary>An attempt that is known. Written under the lock of its order's stripe; when it is forgotten is read without, from other stripes.</summary>
internal sealed class HeldAttempt(HeldOrder order, string id)
{
    private long _forgetAt = long.MaxValue;

    public HeldOrder Order { get; } = order;

    public string Id { get; } = id;

    public AttemptStatus Status { get; set; }

    /// <summary>How often the status was set or left; tells an older settlement of the attempt from the one that holds.</summary>
    public int Changes { get; set; }

    /// <summary>From when on, in ticks, it counts as forgotten; never while it is open.</summary>
    public long ForgetAt
    {
        get => Volatile.Read(ref _forgetAt);
        set => Volatile.Write(ref _forgetAt, value);
    }
}
