using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>One call of foreign code on the thread pool: it may throw, hang, block its thread or ignore that it was told to stop.</summary>
/// <remarks>Safe for concurrent use. Whoever made the call decides how long to wait; the call goes on until it ends by itself.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "It disposes what it owns when the call ends, which nobody else can know.")]
internal sealed class ForeignCall<T>
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Lock _gate = new();
    private Task _cancelling = Task.CompletedTask;
    private bool _isCancelled;

    public ForeignCall(Func<CancellationToken, ValueTask<T>> call)
    {
        // As a task, because a value task's own source may refuse to be awaited.
        CancellationToken token = _cancellation.Token;
        Work = Task.Run(() => call(token).AsTask(), CancellationToken.None);
        Ended = WaitForEndAsync();
    }

    /// <summary>What the call answers; fails with whatever it throws.</summary>
    public Task<T> Work { get; }

    /// <summary>Completes, and never fails, when neither the call nor what it does when told to stop holds a thread any more.</summary>
    public Task Ended { get; }

    /// <summary>Tells the call to stop, on a thread of the pool: what it registered for that is foreign code like the call itself.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            if (!_isCancelled)
            {
                _isCancelled = true;
                _cancelling = Task.Run(CancelOnPool, CancellationToken.None);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What foreign code throws when told to stop is nobody's concern.")]
    private void CancelOnPool()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (Exception)
        {
        }
    }

    private async Task WaitForEndAsync()
    {
        await ((Task)Work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Looked at, so that a failure nobody waits for does not reach the process as an unobserved exception.
        _ = Work.Exception;
        Task cancelling;
        lock (_gate)
        {
            // From here on there is nothing left to tell.
            _isCancelled = true;
            cancelling = _cancelling;
        }

        await cancelling.ConfigureAwait(false);
        _cancellation.Dispose();
    }
}
