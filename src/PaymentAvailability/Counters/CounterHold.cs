using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>
/// What an attempt to pay adds to counters: all of it when it is begun, or nothing if one of them has no room; and taken back in part or whole when it
/// comes to nothing. Immutable, safe for concurrent use.
/// </summary>
[JsonConverter(typeof(UnwrittenJsonConverter<CounterHold>))]
public sealed class CounterHold
{
    /// <summary>The most changes of one hold.</summary>
    public const int MaximumChanges = 256;

    /// <summary>Creates a hold.</summary>
    /// <param name="id">Identifies the hold: adding it again changes nothing. 1 to 300 characters; may be personal, never printed.</param>
    /// <param name="at">When it is added.</param>
    /// <param name="changes">What it adds, one to <see cref="MaximumChanges"/>, each to another counter or subject.</param>
    /// <exception cref="ArgumentException">The identifier is empty or too long, there are no or too many changes, or one of them is out of range.</exception>
    public CounterHold(string id, DateTimeOffset at, ImmutableArray<CounterChange> changes)
    {
        if (id is not { Length: >= 1 and <= 300 })
        {
            throw new ArgumentException("the identifier of a hold is empty or too long; use 1 to 300 characters", nameof(id));
        }

        if (changes.IsDefaultOrEmpty || changes.Length > MaximumChanges)
        {
            throw new ArgumentException($"a hold changes 1 to {MaximumChanges} counters; leave holds that change nothing out", nameof(changes));
        }

        foreach (ref readonly CounterChange change in changes.AsSpan())
        {
            if (FaultOf(change) is { } fault)
            {
                throw new ArgumentException($"a change of the counter `{change.Counter}` {fault}", nameof(changes));
            }
        }

        Id = id;
        At = at;
        Changes = changes;
    }

    /// <summary>Identifies the hold.</summary>
    public string Id { get; }

    /// <summary>When it is added; says which segment of a window it counts in.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What it adds.</summary>
    public ImmutableArray<CounterChange> Changes { get; }

    /// <summary>Whether one of the changes needs room in its counter.</summary>
    public bool IsBounded => Changes.Any(static change => change.IsBounded);

    /// <summary>
    /// Whether it takes the place of a hold with its identifier that has ended, and is added although that one is known; what that one came to stays.
    /// </summary>
    public bool ReplacesEnded { get; private init; }

    /// <summary>The same hold, taking the place of one that has ended.</summary>
    public CounterHold ReplacingEnded() => new(Id, At, Changes) { ReplacesEnded = true };

    /// <summary>The same hold, added whatever its counters stand at.</summary>
    internal CounterHold WithoutBounds() => IsBounded
        ? new(Id, At, [.. Changes.Select(static change => change with { MaximumCount = null, MaximumAmount = null })]) { ReplacesEnded = ReplacesEnded }
        : this;

    /// <summary>How many counters it changes.</summary>
    public override string ToString() => $"hold on {Changes.Length} counters";

    private static string? FaultOf(in CounterChange change) =>
        change.Counter is null || change.Subject is null ? "has no counter or no subject; give it both"
        : change.Count is < 0 or > CounterChange.MostCount ? $"adds less than 0 or more than {CounterChange.MostCount:N0}; release a hold to take it back"
        : change.Amount is < 0 or > CounterChange.MostAmount ? $"adds an amount of less than 0 or more than {CounterChange.MostAmount:N0}; amounts are in smallest units"
        : change.IsBounded && change.Counter.Kind != CounterKind.Calendar ? "is bounded, which only periods of a calendar can be; judge the reading of other counters"
        : null;
}
