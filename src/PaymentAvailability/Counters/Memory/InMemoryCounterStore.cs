using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Counters of one process, gone with it: a table for each counter. Answers at once; reading allocates nothing.</summary>
internal sealed class InMemoryCounterStore : ICounterStore
{
    // Counters are made once and used again. Who makes one for each question is served by name, a little slower.
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<Counter, ICounterTable> _known = new();
    private readonly ConcurrentDictionary<string, ICounterTable> _tables = new(StringComparer.Ordinal);
    private readonly KeyHash _hash = KeyHash.WithRandomSecret();
    private readonly HoldMemory _holds;
    private readonly int _capacity;

    public InMemoryCounterStore(CounterOptions options)
    {
        _capacity = options.MaximumSubjects;
        _holds = new HoldMemory(options.MaximumHolds);
    }

    public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ReadOnlySpan<CounterQuery> asked = queries.Span;
        Span<CounterReading> answers = readings.Span;
        for (int i = 0; i < asked.Length; i++)
        {
            answers[i] = TableOf(asked[i].Counter).Read(_hash.Of(asked[i].Subject), at, asked[i].EasesBelowCount, asked[i].EasesBelowAmount);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
    {
        if (_holds.TryAdd(hold.Id, () => Add(hold, readings.Span)))
        {
            return new(true);
        }

        for (int i = 0; i < readings.Length; i++)
        {
            CounterChange change = hold.Changes[i];
            readings.Span[i] = TableOf(change.Counter).Read(_hash.Of(change.Subject), hold.At, null, null);
        }

        return new(false);
    }

    public ValueTask<bool> SettleAsync(string id, bool isKept, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (_holds.TryEnd(id) is not { } added)
        {
            return new(false);
        }

        if (!isKept)
        {
            TakeBack(added);
        }

        return new(true);
    }

    private AddedChange[] Add(CounterHold hold, Span<CounterReading> readings)
    {
        var added = new AddedChange[hold.Changes.Length];
        for (int i = 0; i < added.Length; i++)
        {
            CounterChange change = hold.Changes[i];
            ICounterTable table = TableOf(change.Counter);
            ulong hash = _hash.Of(change.Subject);
            var addition = new CellChange(change.Count, change.Amount, change.Member is null ? 0 : (uint)_hash.Of(change.Member));
            long segment = table.Add(hash, hold.At, addition, out CounterReading reading);
            added[i] = new AddedChange(table, hash, segment, addition, change.Stays);
            if (!readings.IsEmpty)
            {
                readings[i] = reading;
            }
        }

        return added;
    }

    private static void TakeBack(AddedChange[] added)
    {
        foreach (ref readonly AddedChange change in added.AsSpan())
        {
            if (!change.Stays)
            {
                change.Table.Take(change.Hash, change.Segment, change.Change);
            }
        }
    }

    private ICounterTable TableOf(Counter counter)
    {
        if (_known.TryGetValue(counter, out ICounterTable? table))
        {
            return table;
        }

        table = _tables.GetOrAdd(counter.Name, static (_, made) => Create(made.counter, made.capacity), (counter, capacity: _capacity));
        if (_known.Count < MostKnown)
        {
            _known.TryAdd(counter, table);
        }

        return table;
    }

    private static ICounterTable Create(Counter counter, int capacity) => counter.Kind switch
    {
        CounterKind.Sliding => new CounterTable<RingCell>(counter, capacity),
        CounterKind.Approximate => new CounterTable<TwoBucketCell>(counter, capacity),
        CounterKind.Distinct => new CounterTable<DistinctCell>(counter, capacity),
        _ => new CounterTable<CalendarCell>(counter, capacity),
    };
}

/// <summary>What a hold added to one counter, and where it is to be taken back.</summary>
internal readonly record struct AddedChange(ICounterTable Table, ulong Hash, long Segment, CellChange Change, bool Stays);
