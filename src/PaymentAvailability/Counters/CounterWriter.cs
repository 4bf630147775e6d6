namespace PaymentAvailability;

/// <summary>
/// Adds to counters and takes back, whatever the store does: what it does not take in time waits in order and is tried again, and because a hold
/// is added once however often it is tried, nothing is counted twice. Safe for concurrent use.
/// </summary>
internal sealed class CounterWriter : IDisposable
{
    private static readonly TimeSpan TriesEvery = TimeSpan.FromSeconds(1);

    private readonly ICounterStore _store;
    private readonly BoundedCalls? _calls;
    private readonly TimeProvider _time;
    private readonly int _mostWaiting;
    private readonly Lock _gate = new();
    private readonly LinkedList<Change> _waiting = [];
    private readonly ITimer _timer;
    private readonly CounterWriterLog _log;
    private bool _isTrying;
    private long _dropped;

    /// <param name="store">The counters.</param>
    /// <param name="options">How long the store may take, and how much may wait for it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Is told when changes wait and when they are dropped.</param>
    public CounterWriter(ICounterStore store, CounterOptions options, TimeProvider time, CounterWriterLog log)
    {
        _store = store;
        _time = time;
        _log = log;
        _mostWaiting = options.MaximumWaiting;
        _calls = store is InMemoryCounterStore ? null : new BoundedCalls(options.Timeout, maximumStuck: 64, time);
        _timer = time.CreateTimer(static writer => ((CounterWriter)writer!).TryAgain(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many changes wait for the store.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Adds a hold now, or as soon as the store takes it.</summary>
    /// <param name="hold">What to add.</param>
    /// <param name="readings">Takes what the counters stand at then.</param>
    /// <returns>Whether the store took it now, so that the readings hold.</returns>
    public async ValueTask<bool> HoldAsync(CounterHold hold, Memory<CounterReading> readings)
    {
        var change = new Change(hold, hold.Id, false);

        // Read into an array of its own, which a late store may write to for as long as it likes.
        var after = readings.IsEmpty ? [] : new CounterReading[readings.Length];
        if (MustWait() || !await TryAsync(change, after).ConfigureAwait(false))
        {
            Wait(change);
            return false;
        }

        after.CopyTo(readings);
        return true;
    }

    /// <summary>Ends a hold now, or as soon as the store takes that.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="isKept">Whether what it added stays.</param>
    public async ValueTask SettleAsync(string id, bool isKept)
    {
        var change = new Change(null, id, isKept);
        if (MustWait() || !await TryAsync(change, default).ConfigureAwait(false))
        {
            Wait(change);
        }
    }

    public void Dispose() => _timer.Dispose();

    // What came before goes first: ending a hold that is yet to be added would end nothing.
    private bool MustWait() => Waiting > 0;

    private async ValueTask<bool> TryAsync(Change change, Memory<CounterReading> readings)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (_calls is null)
        {
            await ApplyAsync(change, readings, now, CancellationToken.None).ConfigureAwait(false);
            return true;
        }

        BoundedAnswer<bool> answer = await _calls.RunAsync(token => ApplyAsync(change, readings, now, token), CancellationToken.None).ConfigureAwait(false);
        return answer.End == CallEnd.Answered;
    }

    private ValueTask<bool> ApplyAsync(Change change, Memory<CounterReading> readings, DateTimeOffset now, CancellationToken cancellationToken) =>
        change.Hold is { } hold
            ? _store.HoldAsync(hold, readings, cancellationToken)
            : _store.SettleAsync(change.Id, change.IsKept, now, cancellationToken);

    private void Wait(Change change)
    {
        bool isFirst;
        long dropped = 0;
        lock (_gate)
        {
            isFirst = _waiting.Count == 0;
            _waiting.AddLast(change);
            if (_waiting.Count > _mostWaiting)
            {
                _waiting.RemoveFirst();
                dropped = ++_dropped;
            }
        }

        if (isFirst)
        {
            _log.Waits();
            _timer.Change(TriesEvery, Timeout.InfiniteTimeSpan);
        }

        // Told at 1, 2, 4, 8 … so that an outage does not fill the log.
        if (dropped > 0 && long.IsPow2(dropped))
        {
            _log.Dropped(dropped);
        }
    }

    private void TryAgain()
    {
        lock (_gate)
        {
            if (_isTrying)
            {
                return;
            }

            _isTrying = true;
        }

        _ = CatchUpAsync();
    }

    private async Task CatchUpAsync()
    {
        int done = 0;
        while (First() is { } next && await TryAsync(next, default).ConfigureAwait(false))
        {
            done++;
            lock (_gate)
            {
                // It may have been dropped meanwhile.
                if (_waiting.First?.Value == next)
                {
                    _waiting.RemoveFirst();
                }
            }
        }

        bool isOver;
        lock (_gate)
        {
            _isTrying = false;
            isOver = _waiting.Count == 0;
        }

        if (!isOver)
        {
            _timer.Change(TriesEvery, Timeout.InfiniteTimeSpan);
        }
        else if (done > 0)
        {
            _log.CaughtUp(done);
        }
    }

    private Change? First()
    {
        lock (_gate)
        {
            return _waiting.First?.Value;
        }
    }

    private sealed record Change(CounterHold? Hold, string Id, bool IsKept)
    {
        public override string ToString() => "change of counters";
    }
}
