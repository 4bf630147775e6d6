namespace PaymentAvailability;

/// <summary>Lets what concerns one order happen one after the other in this process, and keeps nobody waiting for another order. Safe for concurrent use.</summary>
internal sealed class OrderTurns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource>?> _taken = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn of an order; to be disposed of when it is over.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<Turn> TakeAsync(string orderId, CancellationToken cancellationToken)
    {
        TaskCompletionSource mine;
        lock (_gate)
        {
            if (_taken.TryAdd(orderId, null))
            {
                return new Turn(this, orderId);
            }

            mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_taken[orderId] ??= new Queue<TaskCompletionSource>()).Enqueue(mine);
        }

        using (cancellationToken.UnsafeRegister(static (mine, token) => ((TaskCompletionSource)mine!).TrySetCanceled(token), mine))
        {
            await mine.Task.ConfigureAwait(false);
        }

        return new Turn(this, orderId);
    }

    private void End(string orderId)
    {
        lock (_gate)
        {
            // Whoever gave up is passed over.
            while (_taken[orderId] is { Count: > 0 } waiting)
            {
                if (waiting.Dequeue().TrySetResult())
                {
                    return;
                }
            }

            _taken.Remove(orderId);
        }
    }

    /// <summary>The turn of an order.</summary>
    internal readonly struct Turn(OrderTurns turns, string orderId) : IDisposable
    {
        public void Dispose() => turns.End(orderId);
    }
}
