using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What an attempt to pay adds to counters: at once when it is begun, and taken back in part or whole when it comes to nothing. Immutable, safe for concurrent use.</summary>
public sealed class CounterHold
{
    /// <summary>The most changes of one hold.</summary>
    public const int MaximumChanges = 256;

    /// <summary>Creates a hold.</summary>
    /// <param name="id">Identifies the hold: adding it again changes nothing. 1 to 300 characters; may be personal, never printed.</param>
    /// <param name="at">When it is added.</param>
    /// <param name="changes">What it adds, one to <see cref="MaximumChanges"/>, each to another counter or subject.</param>
    /// <exception cref="ArgumentException">The identifier is empty or too long, or there are no or too many changes.</exception>
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

    /// <summary>How many counters it changes.</summary>
    public override string ToString() => $"hold on {Changes.Length} counters";
}

/// <summary>What is added to one counter for one subject.</summary>
/// <remarks>Subject and member are references of the host and may be personal: they are never printed.</remarks>
/// <param name="Counter">What is counted.</param>
/// <param name="Subject">Whose.</param>
/// <param name="Count">How many; not negative.</param>
/// <param name="Amount">How much, in smallest units of the currency; not negative.</param>
public readonly record struct CounterChange(Counter Counter, string Subject, long Count, long Amount)
{
    /// <summary>Who was seen, for <see cref="CounterKind.Distinct"/>; otherwise <see langword="null"/>. Never taken back.</summary>
    public string? Member { get; init; }

    /// <summary>Whether it stays when the hold is released: an attempt that was declined is an attempt all the same.</summary>
    public bool Stays { get; init; }

    /// <summary>The counter, never the subject.</summary>
    public override string ToString() => $"{Counter}";
}
