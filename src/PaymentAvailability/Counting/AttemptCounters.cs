using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What an attempt adds to counters, and which limits it must not break. Immutable, safe for concurrent use.</summary>
internal sealed class AttemptCounters
{
    private readonly CompiledVelocity[] _velocity;
    private readonly CompiledLimit[] _limits;

    public AttemptCounters(IEnumerable<CompiledVelocity> velocity, IEnumerable<CompiledLimit> limits)
    {
        _velocity = [.. velocity];
        _limits = [.. limits.Where(static limit => limit.Counter is not null)];
    }

    /// <summary>Whether attempts add anything at all.</summary>
    public bool IsEmpty => _velocity.Length == 0 && _limits.Length == 0;

    /// <summary>What a beginning adds; <see langword="null"/> for nothing.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="at">When it was begun.</param>
    /// <param name="now">When that was reported: what has left its window by then is not added.</param>
    public AttemptHold? ForBeginning(PaymentAttempt attempt, PaymentFacts facts, DateTimeOffset at, DateTimeOffset now)
    {
        var changes = ImmutableArray.CreateBuilder<CounterChange>(_velocity.Length + _limits.Length);
        var limits = new List<(CompiledLimit Limit, int Place)>();
        foreach (CompiledLimit limit in _limits)
        {
            if (limit.ChangeFor(facts) is { } change && IsInWindow(change.Counter, at, now))
            {
                limits.Add((limit, changes.Count));
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

        return changes.Count == 0 ? null : new AttemptHold(new CounterHold(IdOf(attempt), at, changes.ToImmutable()), limits, facts);
    }

    /// <summary>What a decline adds; <see langword="null"/> for nothing.</summary>
    public CounterHold? ForDecline(PaymentAttempt attempt, PaymentFacts facts, DateTimeOffset at, DateTimeOffset now)
    {
        ImmutableArray<CounterChange> changes =
            [.. _velocity.Select(rule => rule.ChangeForDecline(facts)).OfType<CounterChange>().Where(change => IsInWindow(change.Counter, at, now))];
        return changes.IsEmpty ? null : new CounterHold($"{IdOf(attempt)}\ndeclined", at, changes);
    }

    // A report that comes late must not set a counter back to when it happened.
    private static bool IsInWindow(Counter counter, DateTimeOffset at, DateTimeOffset now) =>
        counter.Kind == CounterKind.Calendar ? counter.SegmentAt(at) == counter.SegmentAt(now) : now - at < counter.Length;

    public static string IdOf(PaymentAttempt attempt) => $"{attempt.OrderId}\n{attempt.Id}";
}

/// <summary>What a beginning adds, with the limits among it.</summary>
internal sealed class AttemptHold(CounterHold hold, List<(CompiledLimit Limit, int Place)> limits, PaymentFacts facts)
{
    public CounterHold Hold => hold;

    public bool HasLimits => limits.Count > 0;

    /// <summary>The first limit that is broken now that the hold is added, as the reason against it.</summary>
    public Reason? FindBroken(ReadOnlySpan<CounterReading> after)
    {
        foreach ((CompiledLimit limit, int place) in limits)
        {
            CounterChange own = hold.Changes[place];
            var before = new CounterReading(after[place].Count - own.Count, after[place].Amount - own.Amount);
            if (limit.Judge(facts.Amount!.Value, before, facts.AccountClass, hold.At) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }
}
