namespace PaymentAvailability;

/// <summary>
/// What the store of counters has not taken yet, one entry for each hold: adding it, ending it, or both in this order. Bounded: beyond that no hold is
/// taken in, but every end is, because an end that is lost would leave a reservation that nobody ends. Safe for concurrent use.
/// </summary>
internal sealed class WaitingChanges(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, WaitingChange> _byId = new(StringComparer.Ordinal);
    private readonly Queue<WaitingChange> _line = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byId.Count;
            }
        }
    }

    /// <summary>Has a hold wait with what waits for its identifier: what comes after something has to wait too.</summary>
    /// <returns>Whether something does.</returns>
    public bool TryHold(CounterHold hold)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(hold.Id, out WaitingChange? waiting))
            {
                return false;
            }

            waiting.Hold ??= hold;
            return true;
        }
    }

    /// <summary>Has the end of a hold wait behind what waits for it.</summary>
    /// <returns>Whether something does.</returns>
    public bool TryEnd(string id, HoldOutcome outcome)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out WaitingChange? waiting))
            {
                return false;
            }

            waiting.Outcome = outcome;
            return true;
        }
    }

    /// <summary>Has a hold wait, or its end.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="hold">To add it.</param>
    /// <param name="outcome">To end it.</param>
    /// <param name="isTaken">Whether it has to be taken in although there is no room.</param>
    /// <param name="isFirst">Whether nothing waited before.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryAdd(string id, CounterHold? hold, HoldOutcome? outcome, bool isTaken, out bool isFirst)
    {
        lock (_gate)
        {
            isFirst = _byId.Count == 0;
            if (_byId.TryGetValue(id, out WaitingChange? waiting))
            {
                waiting.Hold ??= hold;
                waiting.Outcome = outcome ?? waiting.Outcome;
                return true;
            }

            if (!isTaken && _byId.Count >= most)
            {
                return false;
            }

            var change = new WaitingChange(id, hold) { Outcome = outcome };
            _byId.Add(id, change);
            _line.Enqueue(change);
            return true;
        }
    }

    /// <summary>Takes what has not been tried for the longest time out of the line; it is to be put back, or is done with.</summary>
    public (WaitingChange Change, CounterHold? Hold, HoldOutcome? Outcome)? Next()
    {
        lock (_gate)
        {
            return _line.TryDequeue(out WaitingChange? next) ? (next, next.Hold, next.Outcome) : null;
        }
    }

    /// <summary>The store did not take it: to the end of the line.</summary>
    public void PutBack(WaitingChange change)
    {
        lock (_gate)
        {
            _line.Enqueue(change);
        }
    }

    /// <summary>The store took it as <see cref="Next"/> gave it.</summary>
    public void Taken(WaitingChange change, CounterHold? hold, HoldOutcome? outcome)
    {
        lock (_gate)
        {
            change.Hold = change.Hold == hold ? null : change.Hold;
            if (change.Hold is null && change.Outcome == outcome)
            {
                _byId.Remove(change.Id);
                return;
            }

            // More came meanwhile.
            _line.Enqueue(change);
        }
    }

    /// <summary>Gives it up.</summary>
    public void SetAside(WaitingChange change)
    {
        lock (_gate)
        {
            _byId.Remove(change.Id);
        }
    }
}
