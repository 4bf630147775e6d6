namespace PaymentAvailability;

/// <summary>An order with attempts. Written under the lock of its stripe; its progress is read without.</summary>
internal sealed class HeldOrder(string id)
{
    private int _open;
    private long _paidUntil = long.MinValue;

    public string Id { get; } = id;

    /// <summary>How many attempts are known.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of them succeeded.</summary>
    public int Successes { get; set; }

    /// <summary>How many of them are open.</summary>
    public int Open
    {
        get => _open;
        set => Volatile.Write(ref _open, value);
    }

    /// <summary>Until when, in ticks, a success is remembered.</summary>
    public long PaidUntil
    {
        get => _paidUntil;
        set => Volatile.Write(ref _paidUntil, value);
    }

    // What is open is read first: a success is entered before what was open is left.
    public OrderProgress ProgressAt(long now) =>
        Volatile.Read(ref _open) > 0 ? OrderProgress.InProgress
        : Volatile.Read(ref _paidUntil) > now ? OrderProgress.Paid
        : OrderProgress.None;
}

/// <summary>An attempt that is known. Written under the lock of its order's stripe; when it is forgotten is read without.</summary>
internal sealed class HeldAttempt(HeldOrder order, string id)
{
    private long _forgetAt;

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
