namespace PaymentAvailability;

/// <summary>The holds of some identifiers. A hold is always in the same stripe, so that its lock makes what happens to the hold one step.</summary>
/// <remarks>
/// Bounded: when too many have no end, the oldest is forgotten, and what it added stays; when too many have ended, the one that ended first is.
/// The two have bounds of their own, so that however many end, none that is open is forgotten for them.
/// </remarks>
/// <param name="mostOpen">How many holds without an end it remembers.</param>
/// <param name="mostSettled">How many that ended.</param>
internal sealed class HoldStripe(int mostOpen, int mostSettled)
{
    /// <summary>Adds what a hold holds to the counters.</summary>
    public delegate HeldChange[] AddHold(CounterHold hold, Span<CounterReading> readings);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, KnownHold> _byId = new(StringComparer.Ordinal);
    private readonly HoldLine _open = new();
    private readonly HoldLine _settled = new();

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

    /// <summary>Adds a hold unless it is known.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="add">Adds what it holds to the counters, and says what takes it back.</param>
    /// <param name="readings">Takes what its counters stand at then.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(CounterHold hold, AddHold add, Span<CounterReading> readings)
    {
        lock (_gate)
        {
            if (_byId.ContainsKey(hold.Id))
            {
                return false;
            }

            var known = new KnownHold(hold.Id) { Changes = add(hold, readings) };
            _byId.Add(hold.Id, known);
            Enter(_open, known, mostOpen);
            return true;
        }
    }

    /// <summary>Ends a hold, if it is known and has no end.</summary>
    /// <returns>What it added and may be taken back; <see langword="null"/> if there is no such hold.</returns>
    public HeldChange[]? Settle(string id)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out KnownHold? known) || known.IsSettled)
            {
                return null;
            }

            HeldChange[] changes = known.Changes;
            known.Changes = [];
            known.IsSettled = true;
            _open.Leave(known);
            Enter(_settled, known, mostSettled);
            return changes;
        }
    }

    private void Enter(HoldLine line, KnownHold hold, int most)
    {
        line.Enter(hold);
        if (line.Count > most && line.Oldest is { } oldest)
        {
            line.Leave(oldest);
            _byId.Remove(oldest.Id);
        }
    }
}
