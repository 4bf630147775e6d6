namespace PaymentAvailability;

/// <summary>
/// Counters of one process, gone with it. Bounded; every operation takes constant time and completes at once; reading allocates nothing. A reading
/// made while a hold is being added may have counted it in some of its counters and not yet in others.
/// </summary>
internal sealed class InMemoryCounterStore : ICounterStore
{
    private const int MostStripes = 64;

    // Fewer to a stripe, and chance would fill one long before the others.
    private const int FewestHoldsOfStripe = 512;

    private readonly CountersOfKind<RingCell> _sliding;
    private readonly CountersOfKind<TwoBucketCell> _approximate;
    private readonly CountersOfKind<DistinctCell> _distinct;
    private readonly CountersOfKind<CalendarCell> _calendar;
    private readonly HoldStripe[] _stripes;
    private readonly HoldStripe.AddHold _add;
    private readonly HoldStripe.MoveChange _move;

    // What one sees that there is room for, no other may take before it is added.
    private readonly Lock _room = new();

    public InMemoryCounterStore(CounterCapacity capacity)
    {
        var hash = new CounterHash();
        _sliding = new CountersOfKind<RingCell>(capacity.Sliding, hash);
        _approximate = new CountersOfKind<TwoBucketCell>(capacity.Approximate, hash);
        _distinct = new CountersOfKind<DistinctCell>(capacity.Distinct, hash);
        _calendar = new CountersOfKind<CalendarCell>(capacity.Calendar, hash);
        int stripes = Math.Clamp(Math.Min(capacity.OpenHolds, capacity.SettledHolds) / FewestHoldsOfStripe, 1, MostStripes);
        _add = Add;
        _move = Move;
        _stripes = [.. Enumerable.Range(0, stripes).Select(_ => new HoldStripe(capacity.OpenHolds / stripes, capacity.SettledHolds / stripes))];
    }

    /// <summary>How many holds are known, ended or not.</summary>
    public int KnownHolds => _stripes.Sum(stripe => stripe.Count);

    /// <summary>How much memory the counters take now.</summary>
    public long SizeInBytes => _sliding.SizeInBytes + _approximate.SizeInBytes + _distinct.SizeInBytes + _calendar.SizeInBytes;

    public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ReadOnlySpan<CounterQuery> asked = queries.Span;
        Span<CounterReading> answers = readings.Span[..asked.Length];
        for (int i = 0; i < asked.Length; i++)
        {
            ref readonly CounterQuery query = ref asked[i];
            answers[i] = Read(query.Counter, query.Subject, at.UtcTicks, new CellLimits(query.EasesBelowCount, query.EasesBelowAmount));
        }

        return default;
    }

    public ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
    {
        Span<CounterReading> answers = readings.IsEmpty ? default : readings.Span[..hold.Changes.Length];
        HoldAnswer answer = StripeOf(hold.Id).Add(hold, _add, answers);
        for (int i = 0; i < answers.Length && answer.Result != HoldResult.Added; i++)
        {
            answers[i] = Read(hold.Changes[i].Counter, hold.Changes[i].Subject, hold.At.UtcTicks, default);
        }

        return new(answer);
    }

    public ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken) =>
        new(StripeOf(id).Settle(id, outcome, _move));

    private HoldStripe StripeOf(string id) => _stripes[(uint)id.GetHashCode(StringComparison.Ordinal) % (uint)_stripes.Length];

    private CounterReading Read(Counter counter, string subject, long utcTicks, in CellLimits limits) => counter.Kind switch
    {
        CounterKind.Sliding => _sliding.Read(counter, subject, utcTicks, limits),
        CounterKind.Approximate => _approximate.Read(counter, subject, utcTicks, limits),
        CounterKind.Distinct => _distinct.Read(counter, subject, utcTicks, limits),
        _ => _calendar.Read(counter, subject, utcTicks, limits),
    };

    private HeldChange[]? Add(CounterHold hold, Span<CounterReading> readings, ref HoldAnswer answer)
    {
        if (!hold.IsBounded)
        {
            return AddAll(hold, readings);
        }

        lock (_room)
        {
            for (int i = 0; i < hold.Changes.Length; i++)
            {
                CounterChange change = hold.Changes[i];
                CounterReading before = change.IsBounded ? Read(change.Counter, change.Subject, hold.At.UtcTicks, default) : default;
                if (!change.Fits(before))
                {
                    answer = new HoldAnswer(HoldResult.Refused, i, before);
                    return null;
                }
            }

            return AddAll(hold, readings);
        }
    }

    /// <summary>Adds all that a hold holds, in one pass.</summary>
    /// <returns>What it takes to take it back.</returns>
    private HeldChange[] AddAll(CounterHold hold, Span<CounterReading> readings)
    {
        int returnable = 0;
        foreach (ref readonly CounterChange change in hold.Changes.AsSpan())
        {
            returnable += IsReturnable(change) ? 1 : 0;
        }

        HeldChange[] held = returnable == 0 ? [] : new HeldChange[returnable];
        int next = 0;
        for (int i = 0; i < hold.Changes.Length; i++)
        {
            CounterChange change = hold.Changes[i];
            HeldChange added = Add(change, hold.At.UtcTicks, out CounterReading reading);
            if (IsReturnable(change))
            {
                held[next++] = added;
            }

            if (!readings.IsEmpty)
            {
                readings[i] = reading;
            }
        }

        return held;
    }

    private HeldChange Add(in CounterChange change, long utcTicks, out CounterReading reading)
    {
        switch (change.Counter.Kind)
        {
            case CounterKind.Sliding:
                return _sliding.Add(change, utcTicks, out reading);
            case CounterKind.Approximate:
                return _approximate.Add(change, utcTicks, out reading);
            case CounterKind.Calendar:
                return _calendar.Add(change, utcTicks, out reading);
            case CounterKind.Distinct when change.Member is not null:
                return _distinct.Add(change, utcTicks, out reading);
            default:
                reading = _distinct.Read(change.Counter, change.Subject, utcTicks, default);
                return default;
        }
    }

    private void Move(in HeldChange change, bool counts)
    {
        switch (change.Kind)
        {
            case CounterKind.Sliding:
                _sliding.Move(change, counts);
                break;
            case CounterKind.Approximate:
                _approximate.Move(change, counts);
                break;
            default:
                _calendar.Move(change, counts);
                break;
        }
    }

    private static bool IsReturnable(in CounterChange change) => change.Counter.Kind != CounterKind.Distinct && (change.Count > 0 || change.Amount > 0);
}
