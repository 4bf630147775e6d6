using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>
/// Loads values by key from a dependency that answers many keys at once, so that it is never asked for more than it can do, nor for
/// anything twice, and that whoever would wait too long is told at once. Safe for concurrent use.
/// </summary>
/// <remarks>
/// A key goes at once while calls may be made; keys that come while all of them run go together in the next call. So nobody waits for a
/// batch to fill, and the more there is to do the fewer calls a key costs.
/// </remarks>
internal sealed class BatchLoader<TValue>
    where TValue : class
{
    private readonly Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, TValue>>> _load;
    private readonly ConcurrentDictionary<string, PendingLoad<TValue>> _pending = new(StringComparer.Ordinal);
    private readonly RecentValues<TValue> _recent;
    private readonly Bulkhead<PendingLoad<TValue>> _bulkhead;
    private readonly Breaker _breaker;
    private readonly RetryBudget _retries;
    private readonly TimeProvider _time;
    private readonly MonotonicTime _clock;

    // Only tells whether the clock on the wall was set back, which need not be known to the millisecond and must cost a look-up nothing.
    private readonly CoarseClock? _age;
    private readonly ProtectionOptions _options;
    private readonly ProtectionPlan _plan;
    private readonly bool _isFreshOnly;
    private int _stuck;

    /// <param name="load">Asks the dependency; may throw, hang or block its thread.</param>
    /// <param name="options">How it is protected.</param>
    /// <param name="deadline">How long a resolution may take unless it says otherwise.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isFreshOnly">Whether an answer must have been asked for after the question came: nothing is remembered, and no running call is joined.</param>
    public BatchLoader(
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, TValue>>> load,
        ProtectionOptions options,
        TimeSpan deadline,
        TimeProvider time,
        bool isFreshOnly = false)
    {
        _load = load;
        _options = options;
        _time = time;
        _clock = new MonotonicTime(time);
        _age = isFreshOnly ? null : new CoarseClock(time);
        _isFreshOnly = isFreshOnly;
        _plan = ProtectionPlan.Of(options, deadline);
        _recent = new RecentValues<TValue>(options.MaximumRemembered);
        _bulkhead = new Bulkhead<PendingLoad<TValue>>(_plan, time, Start);
        _breaker = new Breaker(options.Breaker, time);
        _retries = new RetryBudget(options.RetryShare);
    }

    /// <summary>How many calls run.</summary>
    public int Running => _bulkhead.Running;

    /// <summary>Loads one value.</summary>
    /// <param name="key">What to load; compared ordinally.</param>
    /// <param name="at">The moment of the resolution.</param>
    /// <param name="budget">How long the caller can wait.</param>
    /// <param name="cancellationToken">The caller's; cancelling it is the only thing that throws.</param>
    public ValueTask<Loaded<TValue>> LoadAsync(string key, DateTimeOffset at, TimeSpan budget, CancellationToken cancellationToken) =>
        FindWithin(_options.FreshFor, key, at) is { } known ? new(known.Answer) : LoadNewAsync(key, at, budget, cancellationToken);

    private ValueTask<Loaded<TValue>> LoadNewAsync(string key, DateTimeOffset at, TimeSpan budget, CancellationToken cancellationToken)
    {
        long now = _clock.Ticks;
        long deadline = now + budget.Ticks;
        if (_pending.TryGetValue(key, out PendingLoad<TValue>? running) && running.TryJoin(deadline))
        {
            return WaitAsync(running, at, budget, cancellationToken);
        }

        if (_breaker.RefusesUntil(at) is { } until)
        {
            return new(StandIn(key, at, new(LoadStatus.Failed, RetryAt: until)));
        }

        if (_bulkhead.WouldRefuse(budget))
        {
            return new(StandIn(key, at, Overloaded(at)));
        }

        var load = new PendingLoad<TValue>(key, at, now, deadline);
        while (_pending.GetOrAdd(key, load) is { } other && other != load)
        {
            if (other.TryJoin(deadline))
            {
                return WaitAsync(other, at, budget, cancellationToken);
            }

            _pending.TryRemove(KeyValuePair.Create(key, other));
        }

        // Between the first look and now another load of the key may have ended.
        if (FindWithin(_options.FreshFor, key, at) is { } known)
        {
            return new(Settle(load, known.Answer));
        }

        return _bulkhead.TryAdd(load, budget)
            ? WaitAsync(load, at, budget, cancellationToken)
            : new(StandIn(key, at, Settle(load, Overloaded(at))));
    }

    private async ValueTask<Loaded<TValue>> WaitAsync(PendingLoad<TValue> load, DateTimeOffset at, TimeSpan budget, CancellationToken cancellationToken)
    {
        await ((Task)load.Answer.WaitAsync(budget, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (load.Settled is { } answer)
        {
            return StandIn(load.Key, at, answer);
        }

        if (load.GiveUp())
        {
            _pending.TryRemove(KeyValuePair.Create(load.Key, load));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return StandIn(load.Key, at, new(LoadStatus.Late));
    }

    // Runs on the thread of whoever found or made room, so it must not block: the call itself begins on the pool.
    private void Start(PendingLoad<TValue>[] batch)
    {
        if (_isFreshOnly)
        {
            foreach (PendingLoad<TValue> load in batch)
            {
                _pending.TryRemove(KeyValuePair.Create(load.Key, load));
            }
        }

        if (ExecutionContext.IsFlowSuppressed())
        {
            _ = CallAsync(batch);
            return;
        }

        // The call is for many: an ambient transaction or trace of whoever made room would go along, and on to all calls after it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = CallAsync(batch);
        }
    }

    private async Task CallAsync(PendingLoad<TValue>[] batch)
    {
        _retries.Earn();
        var call = new BatchCall<TValue>(_load, batch, LimitOf(batch), _time, NoteStuck);
        CallEnd end = Volatile.Read(ref _stuck) >= _options.MaximumStuckCalls
            ? CallEnd.Refused
            : await _breaker.RunAsync(static made => made.MakeAsync(), call).ConfigureAwait(false);
        if (call.Elapsed is null)
        {
            // Nothing was waited for, so this is the thread that ended the call before: a queue that is refused would go down its stack.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        bool isRepeated = end == CallEnd.Failed && TryRepeat(batch);
        _bulkhead.End(batch.Length, call.Elapsed);
        if (!isRepeated)
        {
            Settle(call, end);
        }
    }

    private TimeSpan LimitOf(PendingLoad<TValue>[] batch)
    {
        long now = _clock.Ticks;
        long longest = TimeSpan.TicksPerMillisecond;
        foreach (PendingLoad<TValue> load in batch)
        {
            longest = Math.Max(longest, load.Deadline - now);
        }

        return longest < _plan.Timeout.Ticks ? TimeSpan.FromTicks(longest) : _plan.Timeout;
    }

    // Halves are repeated, so that one key the dependency cannot bear does not take the others with it.
    private bool TryRepeat(PendingLoad<TValue>[] batch)
    {
        if (batch is [{ Tries: > 0 }] || !_retries.TrySpend())
        {
            return false;
        }

        foreach (PendingLoad<TValue> load in batch)
        {
            load.Tries++;
            load.LargestBatch = Math.Max(1, batch.Length / 2);
        }

        _bulkhead.AddAgain(batch);
        return true;
    }

    private void Settle(BatchCall<TValue> call, CallEnd end)
    {
        foreach (PendingLoad<TValue> load in call.Batch)
        {
            if (end == CallEnd.Answered && call.TryRead(load.Key, out TValue? value))
            {
                Remember(load, value);
                Settle(load, value is null ? new(LoadStatus.Absent) : new(LoadStatus.Found, value));
            }
            else
            {
                Settle(load, new(end == CallEnd.Late ? LoadStatus.Late : LoadStatus.Failed, RetryAt: _breaker.RefusesUntil(load.At)));
            }
        }
    }

    private void Remember(PendingLoad<TValue> load, TValue? value)
    {
        if (_isFreshOnly)
        {
            return;
        }

        if (value is null)
        {
            _recent.Remove(load.Key);
        }
        else
        {
            _recent.Set(load.Key, new Remembered<TValue>(value, load.At, load.AskedAt));
        }
    }

    private Loaded<TValue> Settle(PendingLoad<TValue> load, in Loaded<TValue> answer)
    {
        _pending.TryRemove(KeyValuePair.Create(load.Key, load));
        load.Complete(answer);
        return answer;
    }

    private Loaded<TValue> StandIn(string key, DateTimeOffset at, in Loaded<TValue> answer) =>
        answer.Status is LoadStatus.Found or LoadStatus.Absent || FindWithin(_options.RememberFor, key, at) is not { } known ? answer : known.Answer;

    private Remembered<TValue>? FindWithin(TimeSpan age, string key, DateTimeOffset at) =>
        _recent.Find(key) is { } known && known.IsWithin(age, at, _age!.Ticks) ? known : null;

    private Loaded<TValue> Overloaded(DateTimeOffset at) => new(LoadStatus.Overloaded, RetryAt: at + _options.RetryAfter);

    private void NoteStuck(Task ended)
    {
        Interlocked.Increment(ref _stuck);
        _ = ended.ContinueWith(
            static (_, loader) => Interlocked.Decrement(ref ((BatchLoader<TValue>)loader!)._stuck),
            this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
