namespace PaymentAvailability.Sql.Tests;

/// <summary>Counters as their page describes them: keeps all that was ever added and looks through all of it, one call at a time.</summary>
internal sealed class ReferenceCounters : ICounterStore
{
    private List<Addition> _additions = [];
    private readonly Dictionary<string, HoldOutcome?> _holds = new(StringComparer.Ordinal);

    public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (int i = 0; i < queries.Length; i++)
        {
            readings.Span[i] = Read(queries.Span[i], at);
        }

        return default;
    }

    public async ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
    {
        if (hold.ReplacesEnded && _holds.TryGetValue(hold.Id, out HoldOutcome? before) && before is not null)
        {
            // The one before stands as it ended, under a name that nobody knows.
            string past = $"{hold.Id} before {_holds.Count}";
            _holds.Remove(hold.Id);
            _holds.Add(past, before);
            _additions = [.. _additions.Select(addition => addition.Hold == hold.Id ? addition with { Hold = past } : addition)];
        }

        HoldAnswer answer = Judge(hold);
        if (answer.Result == HoldResult.Added)
        {
            _holds.Add(hold.Id, null);
            _additions.AddRange(hold.Changes.Select(change => new Addition(hold.Id, hold.At, change)));
        }

        if (!readings.IsEmpty)
        {
            await ReadAsync(hold.Changes.Select(change => new CounterQuery(change.Counter, change.Subject)).ToArray(), readings, hold.At, default);
        }

        return answer;
    }

    public ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!_holds.TryGetValue(id, out HoldOutcome? before) || before == outcome)
        {
            return new(false);
        }

        _holds[id] = outcome;
        return new(true);
    }

    private HoldAnswer Judge(CounterHold hold)
    {
        if (_holds.ContainsKey(hold.Id))
        {
            return new(HoldResult.Known);
        }

        for (int place = 0; place < hold.Changes.Length; place++)
        {
            CounterChange change = hold.Changes[place];
            CounterReading before = Read(new(change.Counter, change.Subject), hold.At);
            if (before.Count + change.Count > change.MaximumCount || before.Amount + change.Amount > change.MaximumAmount)
            {
                return new(HoldResult.Refused, place, before);
            }
        }

        return new(HoldResult.Added);
    }

    private bool Counts(Addition addition) => addition.Change.Counter.Kind == CounterKind.Distinct || _holds[addition.Hold] switch
    {
        HoldOutcome.Released => addition.Change.Stays,
        HoldOutcome.Undone => false,
        _ => true,
    };

    private CounterReading Read(CounterQuery query, DateTimeOffset at)
    {
        // What a clock ahead added to a later segment counts from then on, and is not known to the reading.
        Addition[] known = [.. Of(query).Where(addition => query.Counter.Kind == CounterKind.Distinct || !IsLater(query.Counter, addition.At, at))];
        (long count, long amount) = SumAt(query, known, at);
        if (IsEased(query, count, amount))
        {
            return new(count, amount);
        }

        DateTimeOffset? eases = known.Select(addition => LeavesAt(query.Counter, addition.At)).Where(moment => moment > at).Order()
            .Select(moment => (DateTimeOffset?)moment)
            .FirstOrDefault(moment => SumAt(query, known, moment!.Value) is var (later, rest) && IsEased(query, later, rest));
        return new(count, amount, eases ?? DateTimeOffset.MaxValue);
    }

    private static (long Count, long Amount) SumAt(CounterQuery query, IEnumerable<Addition> all, DateTimeOffset at)
    {
        if (query.Counter.Kind == CounterKind.Distinct)
        {
            return (Math.Min(8, all.Where(addition => addition.At > at - query.Counter.Length).Select(addition => addition.Change.Member).Distinct().Count()), 0);
        }

        Addition[] seen = [.. all.Where(addition => query.Counter.Kind == CounterKind.Calendar
            ? PeriodOf(query.Counter, addition.At) == PeriodOf(query.Counter, at)
            : NumberOf(query.Counter, at) - NumberOf(query.Counter, addition.At) is >= 0 and < 12)];
        return (seen.Sum(addition => addition.Change.Count), seen.Sum(addition => addition.Change.Amount));
    }

    private IEnumerable<Addition> Of(CounterQuery query) => _additions.Where(addition => Counts(addition) && addition.Change.Counter == query.Counter && addition.Change.Subject == query.Subject);

    private static bool IsEased(CounterQuery query, long count, long amount) =>
        (query.EasesBelowCount is not { } least || count < least) && (query.EasesBelowAmount is not { } less || amount < less);

    private static DateTimeOffset LeavesAt(Counter counter, DateTimeOffset at)
    {
        if (counter.Kind == CounterKind.Distinct)
        {
            return at + counter.Length;
        }

        if (counter.Kind == CounterKind.Calendar)
        {
            return counter.EndOf(counter.SegmentAt(at));
        }

        return DateTimeOffset.UnixEpoch + ((NumberOf(counter, at) + 12) * (counter.Length / 12));
    }

    private static bool IsLater(Counter counter, DateTimeOffset one, DateTimeOffset other) => counter.Kind == CounterKind.Calendar
        ? PeriodOf(counter, one).CompareTo(PeriodOf(counter, other)) > 0
        : NumberOf(counter, one) > NumberOf(counter, other);

    private static long NumberOf(Counter counter, DateTimeOffset at) => (long)Math.Floor((at - DateTimeOffset.UnixEpoch) / (counter.Length / 12));

    private static (int Year, int Month, int Day) PeriodOf(Counter counter, DateTimeOffset at)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, counter.TimeZone);
        return counter.Period switch
        {
            CalendarPeriod.Day => (local.Year, local.Month, local.Day),
            CalendarPeriod.Month => (local.Year, local.Month, 0),
            _ => (local.Year, 0, 0),
        };
    }

    private sealed record Addition(string Hold, DateTimeOffset At, CounterChange Change);
}
