namespace PaymentAvailability;

/// <summary>
/// Adds to counters and takes back, whatever the store does: what it does not take in time waits and is tried again, what belongs to one hold in order,
/// and because a hold is added once however often it is tried, nothing is counted twice. One change that the store always refuses keeps no other
/// waiting. Safe for concurrent use.
/// </summary>
internal sealed class CounterWriter : IDisposable
{
    /// <summary>After so many refusals of a change, with others taken in between, it is set aside.</summary>
    internal const int MostRefusals = 20;

    // So many in a row, and the store is left alone until the next time.
    private const int MostFailuresInARow = 3;

    private static readonly TimeSpan TriesEvery = TimeSpan.FromSeconds(1);

    private readonly ICounterStore _store;
    private readonly BoundedCalls? _calls;
    private readonly TimeProvider _time;
    private readonly WaitingChanges _waiting;
    private readonly ITimer _timer;
    private readonly CounterWriterLog _log;
    private int _isTrying;
    private long _successes;
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
        _waiting = new WaitingChanges(options.MaximumWaiting);
        _calls = store is InMemoryCounterStore ? null : new BoundedCalls(options.Timeout, maximumStuck: 64, time);
        _timer = time.CreateTimer(static writer => ((CounterWriter)writer!).TryAgain(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many holds wait for the store, to be added or ended.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Adds a hold now, or as soon as the store takes it; then whether its counters have room for it or not, because it has happened.</summary>
    /// <param name="hold">What to add.</param>
    /// <returns>What came of it; <see langword="null"/> when that is not known, and the hold waits.</returns>
    public async ValueTask<HoldAnswer?> HoldAsync(CounterHold hold)
    {
        if (_waiting.TryHold(hold.WithoutBounds()))
        {
            return null;
        }

        BoundedAnswer<HoldAnswer> answer = await TryAsync(token => _store.HoldAsync(hold, default, token)).ConfigureAwait(false);
        if (answer.End == CallEnd.Answered)
        {
            return answer.Value;
        }

        // One that is late may still be added, and then its end must not have gone before it.
        Wait(hold.Id, hold.WithoutBounds(), null, isTaken: answer.End == CallEnd.Late);
        return null;
    }

    /// <summary>Ends a hold now, or as soon as the store takes that.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="outcome">How it ends.</param>
    public async ValueTask SettleAsync(string id, HoldOutcome outcome)
    {
        // What came before goes first: ending a hold that is yet to be added would end nothing.
        if (!_waiting.TryEnd(id, outcome) && !await TryEndAsync(id, outcome).ConfigureAwait(false))
        {
            Wait(id, null, outcome, isTaken: true);
        }
    }

    public void Dispose() => _timer.Dispose();

    private async ValueTask<bool> TryHoldAsync(CounterHold hold) =>
        (await TryAsync(token => _store.HoldAsync(hold, default, token)).ConfigureAwait(false)).End == CallEnd.Answered;

    private async ValueTask<bool> TryEndAsync(string id, HoldOutcome outcome) =>
        (await TryAsync(token => _store.SettleAsync(id, outcome, _time.GetUtcNow(), token)).ConfigureAwait(false)).End == CallEnd.Answered;

    private async ValueTask<BoundedAnswer<T>> TryAsync<T>(Func<CancellationToken, ValueTask<T>> call)
    {
        if (_calls is null)
        {
            return new(CallEnd.Answered, await call(CancellationToken.None).ConfigureAwait(false), null);
        }

        BoundedAnswer<T> answer = await _calls.RunAsync(call, CancellationToken.None).ConfigureAwait(false);
        if (answer.End == CallEnd.Answered)
        {
            Interlocked.Increment(ref _successes);
        }

        return answer;
    }

    private void Wait(string id, CounterHold? hold, HoldOutcome? outcome, bool isTaken)
    {
        if (!_waiting.TryAdd(id, hold, outcome, isTaken, out bool isFirst))
        {
            // Told at 1, 2, 4, 8 … so that an outage does not fill the log.
            long dropped = Interlocked.Increment(ref _dropped);
            if (long.IsPow2(dropped))
            {
                _log.Dropped(dropped);
            }

            return;
        }

        if (isFirst)
        {
            _log.Waits();
            _timer.Change(TriesEvery, Timeout.InfiniteTimeSpan);
        }
    }

    private void TryAgain()
    {
        if (Interlocked.Exchange(ref _isTrying, 1) == 0)
        {
            _ = CatchUpAsync();
        }
    }

    private async Task CatchUpAsync()
    {
        int taken = 0;
        int failed = 0;
        for (int i = _waiting.Count; i > 0 && failed < MostFailuresInARow && _waiting.Next() is { } next; i--)
        {
            if (await ApplyAsync(next.Change, next.Hold, next.Outcome).ConfigureAwait(false))
            {
                _waiting.Taken(next.Change, next.Hold, next.Outcome);
                taken++;
                failed = 0;
            }
            else
            {
                PutBackOrSetAside(next.Change);
                failed++;
            }
        }

        Volatile.Write(ref _isTrying, 0);
        if (_waiting.Count > 0)
        {
            _timer.Change(TriesEvery, Timeout.InfiniteTimeSpan);
        }
        else if (taken > 0)
        {
            _log.CaughtUp(taken);
        }
    }

    private async ValueTask<bool> ApplyAsync(WaitingChange change, CounterHold? hold, HoldOutcome? outcome) =>
        (hold is null || await TryHoldAsync(hold).ConfigureAwait(false))
        && (outcome is not { } end || await TryEndAsync(change.Id, end).ConfigureAwait(false));

    private void PutBackOrSetAside(WaitingChange change)
    {
        change.Fail(Interlocked.Read(ref _successes));
        if (change.Refusals < MostRefusals)
        {
            _waiting.PutBack(change);
            return;
        }

        _waiting.SetAside(change);
        _log.SetAside();
    }
}
