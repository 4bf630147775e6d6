namespace PaymentAvailability;

/// <summary>All counters of one kind: their windows, and the table that takes its memory when the first of them is added to. Safe for concurrent use.</summary>
internal sealed class CountersOfKind<TCell>(long capacity, CounterHash hash)
    where TCell : struct, ICounterCell
{
    private readonly CounterWindows _windows = new();
    private readonly Lock _gate = new();
    private volatile CounterTable<TCell>? _table;

    /// <summary>How much memory it takes now.</summary>
    public long SizeInBytes => _table?.SizeInBytes ?? 0;

    /// <summary>What a counter stands at.</summary>
    public CounterReading Read(Counter counter, string subject, long utcTicks, in CellLimits limits)
    {
        int number = _windows.Find(counter);
        CounterEntry<TCell> entry = number < 0 || _table is not { } table ? default : table.Find(hash.Of(number, counter.Name, subject));
        if (!entry.IsFound)
        {
            return new CounterReading(0, 0, limits.AreAsked && !limits.AreAbove(default) ? DateTimeOffset.MaxValue : null);
        }

        // A copy, so that looking for the moment keeps nobody waiting.
        TCell cell = entry.Cell;
        entry.Leave();
        CounterWindow window = _windows[number];
        CellTotals totals = cell.Read(window.At(utcTicks), window.Reach);
        DateTimeOffset? eases = limits.AreAsked && !limits.AreAbove(totals) ? cell.EasesAt(window, utcTicks, limits) : null;
        return new CounterReading(totals.Count, totals.Amount, eases);
    }

    /// <summary>Adds to a counter.</summary>
    /// <param name="change">What to add.</param>
    /// <param name="utcTicks">When.</param>
    /// <param name="reading">What the counter stands at then.</param>
    /// <returns>What takes it back.</returns>
    public HeldChange Add(in CounterChange change, long utcTicks, out CounterReading reading)
    {
        int number = _windows.NumberOf(change.Counter);
        CounterWindow window = _windows[number];
        CounterMoment moment = window.At(utcTicks);
        ulong key = hash.Of(number, change.Counter.Name, change.Subject);
        var added = new CellChange(change.Count, change.Amount, change.Member is { } member ? hash.OfMember(member) : 0);
        CounterEntry<TCell> entry = (_table ?? MakeTable()).Enter(key, number, utcTicks);
        long segment = entry.Cell.Add(moment, ref added, window.Reach);
        CellTotals totals = entry.Cell.Read(moment, window.Reach);
        entry.Leave();
        reading = new CounterReading(totals.Count, totals.Amount);
        return new HeldChange(change.Counter.Kind, change.Stays, number, key, segment, added.Count, added.Amount);
    }

    /// <summary>Takes back what was added, or adds it again, if it is still in the window.</summary>
    public void Move(in HeldChange change, bool counts)
    {
        // A key that was given up meanwhile begins anew with what counts again, and with nothing else.
        CounterEntry<TCell> entry = _table is not { } table ? default : counts ? table.Enter(change.Key, change.Window, _windows[change.Window].StartOf(change.Segment).UtcTicks) : table.Find(change.Key);
        if (!entry.IsFound)
        {
            return;
        }

        if (counts)
        {
            entry.Cell.Return(change.Segment, change.Count, change.Amount);
        }
        else
        {
            entry.Cell.Take(change.Segment, change.Count, change.Amount);
        }

        entry.Leave();
    }

    private CounterTable<TCell> MakeTable()
    {
        lock (_gate)
        {
            return _table ??= new CounterTable<TCell>(capacity, _windows);
        }
    }
}
