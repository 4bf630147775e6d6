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
    /// <summary>Adds what a hold holds to the counters, if there is room.</summary>
    /// <returns>What takes it back; <see langword="null"/> if there was no room.</returns>
    public delegate HeldChange[]? AddHold(CounterHold hold, Span<CounterReading> readings, ref HoldAnswer answer);

    /// <summary>Has a change count again, or no more.</summary>
    public delegate void MoveChange(in HeldChange change, bool counts);

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

    /// <summary>Adds a hold unless it is known or there is no room for it.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="add">Adds what it holds to the counters.</param>
    /// <param name="readings">Takes what its counters stand at then, if it was added.</param>
    public HoldAnswer Add(CounterHold hold, AddHold add, Span<CounterReading> readings)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(hold.Id, out KnownHold? before) && (before.Outcome is null || !hold.ReplacesEnded))
            {
                return new HoldAnswer(HoldResult.Known);
            }

            HoldAnswer answer = default;
            if (add(hold, readings, ref answer) is { } changes)
            {
                if (before is not null)
                {
                    _settled.Leave(before);
                }

                var known = new KnownHold(hold.Id, changes);
                _byId[hold.Id] = known;
                Enter(_open, known, mostOpen);
            }

            return answer;
        }
    }

    /// <summary>Ends a hold, if it is known and has another end or none.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="outcome">How it ends.</param>
    /// <param name="move">Takes back what does not count any more, and adds what counts again.</param>
    /// <returns>Whether it did.</returns>
    public bool Settle(string id, HoldOutcome outcome, MoveChange move)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out KnownHold? known) || known.Outcome == outcome)
            {
                return false;
            }

            foreach (HeldChange held in known.Changes)
            {
                bool counts = KnownHold.Counts(held, outcome);
                if (counts != KnownHold.Counts(held, known.Outcome))
                {
                    move(held, counts);
                }
            }

            if (known.Outcome is null)
            {
                _open.Leave(known);
                Enter(_settled, known, mostSettled);
            }

            known.Outcome = outcome;
            return true;
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
