using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What an attempt adds to counters, and which limits it must not break. Immutable, safe for concurrent use.</summary>
internal sealed class AttemptCounters
{
    private readonly CompiledVelocity[] _velocity;
    private readonly CompiledLimit[] _counted;
    private readonly CompiledLimit[] _single;

    public AttemptCounters(IEnumerable<CompiledVelocity> velocity, IEnumerable<CompiledLimit> limits)
    {
        _velocity = [.. velocity];
        _counted = [.. limits.Where(static limit => limit.Counter is not null)];
        _single = [.. limits.Where(static limit => limit.Counter is null)];
    }

    /// <summary>Whether attempts neither add anything nor can break a limit.</summary>
    public bool IsEmpty => _velocity.Length == 0 && _counted.Length == 0 && _single.Length == 0;

    /// <summary>Whether declines add anything.</summary>
    public bool CountsDeclines => _velocity.Any(static rule => rule.Measure == VelocityMeasure.Declines);

    /// <summary>The reason against an attempt by a limit of single payments; <see langword="null"/> for none.</summary>
    public Reason? JudgeSingle(PaymentFacts facts, DateTimeOffset at)
    {
        foreach (CompiledLimit limit in _single)
        {
            if (limit.JudgeSingle(facts, at) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>What an attempt adds; <see langword="null"/> for nothing.</summary>
    /// <param name="id">Of the hold.</param>
    /// <param name="facts">What is known of the attempt.</param>
    /// <param name="at">When it was begun.</param>
    /// <param name="now">When that was reported: what has left its window by then is not added.</param>
    public AttemptHold? For(string id, PaymentFacts facts, DateTimeOffset at, DateTimeOffset now)
    {
        var changes = ImmutableArray.CreateBuilder<CounterChange>(_velocity.Length + _counted.Length);
        var limits = new List<CompiledLimit>(_counted.Length);
        foreach (CompiledLimit limit in _counted)
        {
            if (limit.ChangeFor(facts) is { } change && IsInWindow(change.Counter, at, now))
            {
                limits.Add(limit);
                changes.Add(change);
            }
        }

        foreach (CompiledVelocity rule in _velocity)
        {
            if (rule.ChangeFor(facts) is { } change && IsInWindow(change.Counter, at, now))
            {
                changes.Add(change);
            }
        }

        return changes.Count == 0 ? null : new AttemptHold(new CounterHold(id, at, changes.ToImmutable()), limits, facts);
    }

    /// <summary>What an attempt adds that was counted before more was known of it; <see langword="null"/> for nothing.</summary>
    /// <param name="id">Of the hold.</param>
    /// <param name="facts">What is known now.</param>
    /// <param name="counted">What was known when it was counted.</param>
    /// <param name="at">When it was begun.</param>
    /// <param name="now">When that was reported.</param>
    public CounterHold? ForMore(string id, PaymentFacts facts, PaymentFacts counted, DateTimeOffset at, DateTimeOffset now)
    {
        if (For(id, facts, at, now) is not { } all)
        {
            return null;
        }

        ImmutableArray<CounterChange> known = For(id, counted, at, now)?.Hold.Changes ?? [];
        ImmutableArray<CounterChange> more = [.. all.Hold.Changes.Select(change => MoreOf(change, known)).OfType<CounterChange>()];
        return more.IsEmpty ? null : new CounterHold(id, at, more).WithoutBounds();
    }

    /// <summary>What a decline adds; <see langword="null"/> for nothing.</summary>
    public CounterHold? ForDecline(string id, PaymentFacts facts, DateTimeOffset at, DateTimeOffset now)
    {
        ImmutableArray<CounterChange> changes =
            [.. _velocity.Select(rule => rule.ChangeForDecline(facts)).OfType<CounterChange>().Where(change => IsInWindow(change.Counter, at, now))];
        return changes.IsEmpty ? null : new CounterHold(id, at, changes);
    }

    private static CounterChange? MoreOf(CounterChange change, ImmutableArray<CounterChange> known)
    {
        foreach (CounterChange before in known)
        {
            if (IsSame(before, change))
            {
                CounterChange more = change with { Count = Math.Max(0, change.Count - before.Count), Amount = Math.Max(0, change.Amount - before.Amount) };
                return more is { Count: 0, Amount: 0 } ? null : more;
            }
        }

        return change;
    }

    private static bool IsSame(in CounterChange one, in CounterChange other) =>
        ReferenceEquals(one.Counter, other.Counter) && one.Subject == other.Subject && one.Member == other.Member;

    // A report that comes late must not set a counter back to when it happened.
    private static bool IsInWindow(Counter counter, DateTimeOffset at, DateTimeOffset now) =>
        counter.Kind == CounterKind.Calendar ? counter.SegmentAt(at) == counter.SegmentAt(now) : now - at < counter.Length;
}
