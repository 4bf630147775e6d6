namespace PaymentAvailability;

/// <summary>Lets at most one probe of a channel run at once; others that are due meanwhile run after it, in the order in which they came.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ProbedChannel
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _waiting = new();
    private bool _isBusy;

    /// <summary>Runs <paramref name="start"/> now or when the channel is free. Whoever is started calls <see cref="Leave"/> when it is over.</summary>
    public void Enter(Action start)
    {
        lock (_gate)
        {
            if (_isBusy)
            {
                _waiting.Enqueue(start);
                return;
            }

            _isBusy = true;
        }

        start();
    }

    public void Leave()
    {
        Action? next;
        lock (_gate)
        {
            _isBusy = _waiting.TryDequeue(out next);
        }

        next?.Invoke();
    }
}
