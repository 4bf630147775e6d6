namespace PaymentAvailability;

/// <summary>
/// Lets so many calls run at the same time, and so many items wait, that whoever waits is answered in time; everybody else is refused at
/// once. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Little's law both ways: items leave the queue at <c>concurrency × batch ÷ time of a call</c>, so an item behind q others waits for
/// <c>q ÷ that rate</c>, and is let in only when that is within what it can wait. A refusal reads three numbers and takes no lock.
/// </remarks>
/// <typeparam name="TItem">What waits; taken out of the queue in batches.</typeparam>
internal sealed class Bulkhead<TItem>
    where TItem : class, IBulkheadItem
{
    // Before the first call has ended nothing is known of times; memory must be bounded all the same.
    private const int LongestQueue = 100_000;

    // The weight of the latest call in the mean time of calls: about the last fifty count, so that a few quick ones do not let a crowd in.
    private const double Smoothing = 0.02;

    private readonly Lock _gate = new();
    private readonly Queue<TItem> _queue = [];
    private readonly Queue<TItem> _again = [];
    private readonly ConcurrencyLimit _limit;
    private readonly int _maximumBatch;
    private readonly long _maximumWait;
    private readonly TimeProvider _time;
    private readonly Action<TItem[]> _start;
    private double _callTicks;
    private long _ticksBetweenCalls;
    private int _running;
    private int _queued;
    private volatile bool _isFull;

    /// <param name="plan">How many calls, how large, and how long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="start">Starts a call for a batch, and returns at once; <see cref="End"/> follows.</param>
    public Bulkhead(ProtectionPlan plan, TimeProvider time, Action<TItem[]> start)
    {
        _limit = new ConcurrencyLimit(plan.MaximumConcurrency, plan.AdaptsConcurrency);
        _maximumBatch = plan.MaximumBatch;
        _maximumWait = plan.MaximumWait.Ticks;
        _time = time;
        _start = start;
    }

    /// <summary>How many calls run.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>How many calls may run.</summary>
    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit.Current;
            }
        }
    }

    /// <summary>Lets an item in, unless its answer would be too late.</summary>
    /// <param name="item">The item; on success it is part of a batch sooner or later, unless it is abandoned before.</param>
    /// <param name="patience">How long its answer may take.</param>
    public bool TryAdd(TItem item, TimeSpan patience)
    {
        if (WouldRefuse(patience))
        {
            return false;
        }

        TItem[]? batch;
        lock (_gate)
        {
            if (WouldRefuse(patience))
            {
                return false;
            }

            _queue.Enqueue(item);
            batch = NextBatch();
        }

        Start(batch);
        return true;
    }

    /// <summary>Puts items of a call that failed in front of all others.</summary>
    public void AddAgain(ReadOnlySpan<TItem> items)
    {
        lock (_gate)
        {
            foreach (TItem item in items)
            {
                _again.Enqueue(item);
            }

            Publish();
        }
    }

    /// <summary>A call has ended, or is not waited for any more.</summary>
    /// <param name="keys">The size of its batch.</param>
    /// <param name="elapsed">How long it took; <see langword="null"/> when it was not made at all.</param>
    public void End(int keys, TimeSpan? elapsed)
    {
        lock (_gate)
        {
            if (elapsed is { Ticks: var ticks })
            {
                _limit.Record(ticks, keys, _running >= _limit.Current, _time.GetElapsedTime(0).Ticks);
                _callTicks = _callTicks == 0 ? ticks : _callTicks + Smoothing * (ticks - _callTicks);
                _ticksBetweenCalls = Math.Max(1, (long)(_callTicks / _limit.Current));
            }

            _running--;
        }

        while (true)
        {
            TItem[]? batch;
            lock (_gate)
            {
                batch = NextBatch();
            }

            if (batch is null)
            {
                return;
            }

            Start(batch);
        }
    }

    /// <summary>Whether an item that came now would be refused; a look without a lock.</summary>
    public bool WouldRefuse(TimeSpan patience)
    {
        if (!_isFull)
        {
            return false;
        }

        int queued = Volatile.Read(ref _queued);
        long between = Volatile.Read(ref _ticksBetweenCalls);
        long wait = (queued / _maximumBatch + 1) * between;
        return queued >= LongestQueue || wait > Math.Min(_maximumWait, patience.Ticks - (long)Volatile.Read(ref _callTicks));
    }

    private void Start(TItem[]? batch)
    {
        if (batch is not null)
        {
            _start(batch);
        }
    }

    private TItem[]? NextBatch()
    {
        TItem[]? batch = null;
        if (_running < _limit.Current)
        {
            batch = TakeFrom(_again) ?? TakeFrom(_queue);
            _running += batch is null ? 0 : 1;
        }

        Publish();
        return batch;
    }

    // Those that nobody waits for any more are passed over: answering them would only make others late.
    private TItem[]? TakeFrom(Queue<TItem> queue)
    {
        TItem[]? batch = null;
        int count = 0;
        int most = _maximumBatch;
        while (count < most && queue.TryPeek(out TItem? item) && (count < item.LargestBatch || item.IsAbandoned))
        {
            queue.Dequeue();
            if (item.IsAbandoned)
            {
                continue;
            }

            most = Math.Min(most, item.LargestBatch);
            batch ??= new TItem[Math.Min(most, queue.Count + 1)];
            batch[count++] = item;
        }

        return count == 0 ? null : count == batch!.Length ? batch : batch[..count];
    }

    private void Publish()
    {
        Volatile.Write(ref _queued, _queue.Count + _again.Count);
        _isFull = _running >= _limit.Current;
    }
}
