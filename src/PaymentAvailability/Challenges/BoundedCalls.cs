namespace PaymentAvailability;

/// <summary>Calls one piece of foreign code so that whatever it does costs only itself. Safe for concurrent use.</summary>
internal sealed class BoundedCalls
{
    private readonly TimeSpan _timeout;
    private readonly int _mostAbandoned;
    private readonly TimeProvider _time;
    private int _abandoned;

    public BoundedCalls(TimeSpan timeout, int mostAbandoned, TimeProvider time)
    {
        _timeout = timeout;
        _mostAbandoned = mostAbandoned;
        _time = time;
    }

    /// <summary>Runs one call, no longer than the timeout.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<BoundedAnswer<T>> RunAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _abandoned) >= _mostAbandoned)
        {
            return new(BoundedEnd.NotTried, default, "stuck");
        }

        var running = new ForeignCall<T>(call);
        await ((Task)running.Work.WaitAsync(_timeout, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!running.Work.IsCompleted)
        {
            Abandon(running);
            cancellationToken.ThrowIfCancellationRequested();
            return new(BoundedEnd.Failed, default, "late");
        }

        return running.Work.IsCompletedSuccessfully
            ? new(BoundedEnd.Answered, running.Work.Result, null)
            : new(BoundedEnd.Failed, default, running.Work.Exception?.InnerException?.GetType().FullName ?? "cancelled");
    }

    private void Abandon<T>(ForeignCall<T> running)
    {
        Interlocked.Increment(ref _abandoned);
        running.Cancel();
        _ = running.Ended.ContinueWith(
            (_, calls) => Interlocked.Decrement(ref ((BoundedCalls)calls!)._abandoned), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}

/// <summary>How a bounded call ended.</summary>
internal enum BoundedEnd
{
    /// <summary>It threw or was late.</summary>
    Failed,

    /// <summary>It was not made, because too many before it still run.</summary>
    NotTried,

    /// <summary>It answered.</summary>
    Answered,
}

/// <summary>How a bounded call ended, with the answer, or what went wrong in a word that is safe to log.</summary>
internal readonly record struct BoundedAnswer<T>(BoundedEnd End, T? Value, string? Trouble);
