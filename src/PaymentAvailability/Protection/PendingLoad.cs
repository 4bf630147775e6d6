namespace PaymentAvailability;

/// <summary>A key that is on its way, and everybody who waits for it. Safe for concurrent use.</summary>
internal sealed class PendingLoad<TValue> : IBulkheadItem, IThreadPoolWorkItem
    where TValue : class
{
    private const int Settling = 1;
    private const int Known = 2;

    private readonly TaskCompletionSource<Loaded<TValue>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting = 1;
    private long _deadline;
    private int _state;
    private Loaded<TValue> _settled;

    /// <param name="key">What is loaded.</param>
    /// <param name="at">The moment of the resolution that asked first: the answer is at least as new.</param>
    /// <param name="askedAt">The same moment or a little later, in ticks of a clock that does not run backwards.</param>
    /// <param name="deadline">Until when the first of those who wait does so, on that clock.</param>
    public PendingLoad(string key, DateTimeOffset at, long askedAt, long deadline)
    {
        Key = key;
        At = at;
        AskedAt = askedAt;
        _deadline = deadline;
    }

    public string Key { get; }

    public DateTimeOffset At { get; }

    /// <summary>When it was asked for, on a clock that does not run backwards.</summary>
    public long AskedAt { get; }

    /// <summary>Until when anybody waits.</summary>
    public long Deadline => Volatile.Read(ref _deadline);

    /// <summary>How often it was asked for.</summary>
    public int Tries { get; set; }

    /// <summary>Halved with each call that failed, so that a key that makes calls fail is soon alone.</summary>
    public int LargestBatch { get; set; } = int.MaxValue;

    /// <summary>The answer as soon as it is known, which is a moment before <see cref="Answer"/> completes.</summary>
    public Loaded<TValue>? Settled => Volatile.Read(ref _state) == Known ? _settled : null;

    /// <summary>Completes with the answer; never fails.</summary>
    public Task<Loaded<TValue>> Answer => _answer.Task;

    public bool IsAbandoned => Volatile.Read(ref _waiting) == 0;

    /// <summary>One more waits, unless everybody has given up already, in which case the load may never be made.</summary>
    /// <param name="deadline">Until when the new one waits.</param>
    public bool TryJoin(long deadline)
    {
        int waiting = Volatile.Read(ref _waiting);
        while (waiting > 0)
        {
            int before = Interlocked.CompareExchange(ref _waiting, waiting + 1, waiting);
            if (before == waiting)
            {
                Extend(deadline);
                return true;
            }

            waiting = before;
        }

        return false;
    }

    /// <summary>One of those who wait gives up.</summary>
    /// <returns>Whether it was the last.</returns>
    public bool GiveUp() => Interlocked.Decrement(ref _waiting) == 0;

    /// <summary>Answers everybody who waits; only the first answer counts.</summary>
    public void Complete(in Loaded<TValue> answer)
    {
        if (Interlocked.CompareExchange(ref _state, Settling, 0) == 0)
        {
            _settled = answer;
            Volatile.Write(ref _state, Known);

            // In the queue that all threads share: a thread's own is last in, first out, so that under load the first would wait longest.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute() => _answer.TrySetResult(_settled);

    private void Extend(long deadline)
    {
        long known = Volatile.Read(ref _deadline);
        while (known < deadline)
        {
            long before = Interlocked.CompareExchange(ref _deadline, deadline, known);
            if (before == known)
            {
                return;
            }

            known = before;
        }
    }
}
