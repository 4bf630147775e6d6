namespace PaymentAvailability.Tests;

/// <summary>Counters kept as lists of what was added, one by one: slow, and plain to read.</summary>
internal sealed class ReferenceCounterStore : ICounterStore
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, bool> _holds = new(StringComparer.Ordinal);

    public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            for (int i = 0; i < queries.Length; i++)
            {
                readings.Span[i] = Read(queries.Span[i], at);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            bool isNew = _holds.TryAdd(hold.Id, true);
            foreach (CounterChange change in isNew ? hold.Changes : [])
            {
                _entries.Add(new Entry(hold.Id, change, hold.At));
            }

            for (int i = 0; i < readings.Length; i++)
            {
                readings.Span[i] = Read(new CounterQuery(hold.Changes[i].Counter, hold.Changes[i].Subject), hold.At);
            }

            return new(isNew);
        }
    }

    public ValueTask<bool> SettleAsync(string id, bool isKept, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_holds.TryGetValue(id, out bool isOpen) || !isOpen)
            {
                return new(false);
            }

            _holds[id] = false;
            if (!isKept)
            {
                _entries.RemoveAll(entry => entry.Hold == id && !entry.Change.Stays && entry.Change.Member is null);
            }

            return new(true);
        }
    }

    private CounterReading Read(CounterQuery query, DateTimeOffset at)
    {
        Counter counter = query.Counter;
        Entry[] inWindow =
        [
            .. _entries.Where(entry => entry.Change.Counter.Name == counter.Name && entry.Change.Subject == query.Subject
                && (counter.Kind == CounterKind.Calendar ? counter.SegmentAt(entry.At) == counter.SegmentAt(at) : EndOf(counter, entry.At) > at)),
        ];
        (long count, long amount) = Sum(counter, inWindow);
        if (count < (query.EasesBelowCount ?? long.MaxValue) && amount < (query.EasesBelowAmount ?? long.MaxValue))
        {
            return new CounterReading(count, amount);
        }

        DateTimeOffset? easesAt = null;
        foreach (DateTimeOffset end in inWindow.Select(entry => EndOf(counter, entry.At)).Distinct().Order())
        {
            (long later, long laterAmount) = Sum(counter, [.. inWindow.Where(entry => EndOf(counter, entry.At) > end)]);
            if (later < (query.EasesBelowCount ?? long.MaxValue) && laterAmount < (query.EasesBelowAmount ?? long.MaxValue))
            {
                easesAt = end;
                break;
            }
        }

        return new CounterReading(count, amount, easesAt);
    }

    private static (long Count, long Amount) Sum(Counter counter, Entry[] entries) => counter.Kind == CounterKind.Distinct
        ? (Math.Min(CounterReading.MostDistinct, entries.Select(static entry => entry.Change.Member).Distinct(StringComparer.Ordinal).Count()), 0)
        : (entries.Sum(static entry => entry.Change.Count), entries.Sum(static entry => entry.Change.Amount));

    private static DateTimeOffset EndOf(Counter counter, DateTimeOffset at) =>
        counter.Kind == CounterKind.Distinct ? at + counter.Length : counter.EndOf(counter.SegmentAt(at));

    private sealed record Entry(string Hold, CounterChange Change, DateTimeOffset At);
}
