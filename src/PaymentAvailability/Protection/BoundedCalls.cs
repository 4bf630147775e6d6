namespace PaymentAvailability;

/// <summary>Calls one piece of foreign code so that whatever it does costs only itself. Safe for concurrent use.</summary>
internal sealed class BoundedCalls
{
    private readonly TimeSpan _timeout;
    private readonly int _maximumStuck;
    private readonly TimeProvider _time;
    private int _stuck;

    /// <param name="timeout">How long one call may take.</param>
    /// <param name="maximumStuck">How many calls that are too late may still hold their thread before no further ones are made.</param>
    /// <param name="time">The clock.</param>
    public BoundedCalls(TimeSpan timeout, int maximumStuck, TimeProvider time)
    {
        _timeout = timeout;
        _maximumStuck = maximumStuck;
        _time = time;
    }

    /// <summary>Runs one call, no longer than the timeout.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ValueTask<BoundedAnswer<T>> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken) =>
        RunAsync(call, _timeout, cancellationToken);

    /// <summary>Runs one call, no longer than a limit of its own.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<BoundedAnswer<T>> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _stuck) >= _maximumStuck)
        {
            return new(CallEnd.Refused, default, "stuck");
        }

        var running = new ForeignCall<T>(call);
        await ((Task)running.Work.WaitAsync(limit, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!running.Work.IsCompleted)
        {
            Abandon(running);
            cancellationToken.ThrowIfCancellationRequested();
            return new(CallEnd.Late, default, "late");
        }

        return running.Work.IsCompletedSuccessfully
            ? new(CallEnd.Answered, running.Work.Result, null)
            : new(CallEnd.Failed, default, running.Work.Exception?.InnerException?.GetType().FullName ?? "cancelled");
    }

    private void Abandon<T>(ForeignCall<T> running)
    {
        Interlocked.Increment(ref _stuck);
        running.Cancel();
        _ = running.Ended.ContinueWith(
            static (_, calls) => Interlocked.Decrement(ref ((BoundedCalls)calls!)._stuck),
            this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}

/// <summary>How a bounded call ended, with the answer, or what went wrong in a word that is safe to log.</summary>
internal readonly record struct BoundedAnswer<T>(CallEnd End, T? Value, string? Trouble);
