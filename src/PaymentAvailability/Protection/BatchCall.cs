using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>One call to a dependency for a batch of keys: isolated, with a deadline, and never failing itself.</summary>
internal sealed class BatchCall<TValue>
    where TValue : class
{
    private readonly Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, TValue>>> _load;
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly Action<Task> _noteStuck;
    private IReadOnlyDictionary<string, TValue>? _found;

    /// <param name="load">The dependency.</param>
    /// <param name="batch">What to ask for.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="noteStuck">Told of a call that is too late, with the task that completes when it lets go of its thread.</param>
    public BatchCall(
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, TValue>>> load,
        PendingLoad<TValue>[] batch,
        TimeSpan limit,
        TimeProvider time,
        Action<Task> noteStuck)
    {
        _load = load;
        Batch = batch;
        _limit = limit;
        _time = time;
        _noteStuck = noteStuck;
    }

    public PendingLoad<TValue>[] Batch { get; }

    /// <summary>How long the call took; <see langword="null"/> when it was not made.</summary>
    public TimeSpan? Elapsed { get; private set; }

    /// <summary>What was answered for a key.</summary>
    /// <param name="key">One of the batch.</param>
    /// <param name="value">The value, or <see langword="null"/> when there is none.</param>
    /// <returns>Whether the answer could be read: it is foreign like the call itself.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "An answer that throws when it is read is no answer.")]
    public bool TryRead(string key, out TValue? value)
    {
        value = null;
        try
        {
            _found!.TryGetValue(key, out value);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public async ValueTask<CallEnd> MakeAsync()
    {
        long started = _time.GetTimestamp();
        string[] keys = Array.ConvertAll(Batch, static load => load.Key);
        var call = new ForeignCall<IReadOnlyDictionary<string, TValue>>(token => _load(keys, token));
        await ((Task)call.Work.WaitAsync(_limit, _time)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Elapsed = _time.GetElapsedTime(started);
        if (!call.Work.IsCompleted)
        {
            call.Cancel();
            _noteStuck(call.Ended);
            return CallEnd.Late;
        }

        _found = call.Work.IsCompletedSuccessfully ? await call.Work.ConfigureAwait(false) : null;
        return _found is null ? CallEnd.Failed : CallEnd.Answered;
    }
}
