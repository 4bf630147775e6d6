namespace PaymentAvailability;

/// <summary>An order with attempts. Only touched under the lock of its stripe.</summary>
internal sealed class HeldOrder(string id)
{
    public string Id { get; } = id;

    /// <summary>How many attempts are known.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of them are open.</summary>
    public int Open { get; set; }

    /// <summary>How many of them succeeded.</summary>
    public int Successes { get; set; }

    public OrderProgress Progress => Open > 0 ? OrderProgress.InProgress : Successes > 0 ? OrderProgress.Paid : OrderProgress.None;
}

/// <summary>An attempt that is known. Written under the lock of its order's stripe; when it is forgotten is read without, from other stripes.</summary>
internal sealed class HeldAttempt(HeldOrder order, string id)
{
    private long _forgetAt = long.MaxValue;

    public HeldOrder Order { get; } = order;

    public string Id { get; } = id;

    public AttemptStatus Status { get; set; }

    /// <summary>How often the status was set; tells an older settlement of the attempt from the one that holds.</summary>
    public int Changes { get; set; }

    /// <summary>From when on, in ticks, it counts as forgotten; never while it is open.</summary>
    public long ForgetAt
    {
        get => Volatile.Read(ref _forgetAt);
        set => Volatile.Write(ref _forgetAt, value);
    }
}

/// <summary>Counts open attempts against their bound. Safe for concurrent use.</summary>
internal sealed class OpenAttempts(int most)
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool TryAddBegun() => TryAdd(most);

    // A doubt is turned away later than a beginning, which the host can still leave alone.
    public bool TryAddDoubt() => TryAdd(2 * most);

    public void Remove() => Interlocked.Decrement(ref _count);

    private bool TryAdd(int bound)
    {
        if (Interlocked.Increment(ref _count) <= bound)
        {
            return true;
        }

        Interlocked.Decrement(ref _count);
        return false;
    }
}
