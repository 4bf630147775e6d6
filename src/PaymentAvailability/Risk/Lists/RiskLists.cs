using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Who is always trusted and who is never served, in this process. Take it from the container to change it while the host runs. Safe for concurrent use.</summary>
/// <remarks>What is on both lists is refused. Entries of <see cref="RiskBuilderExtensions.AddRiskListEntries"/> are there from the start.</remarks>
public sealed class RiskLists
{
    /// <summary>The most entries of both lists together.</summary>
    public const int MaximumEntries = 1_000_000;

    private readonly ConcurrentDictionary<(RiskListKind Kind, RiskSubject Subject, string Value, string? ReviewedPayer), RiskListEntry> _entries = new();
    private static readonly RiskSubject[] Subjects = Enum.GetValues<RiskSubject>();

    private readonly TimeProvider _time;

    // A dictionary that is empty takes all its locks to say so, and most are.
    private volatile bool _hasEntries;

    internal RiskLists(IEnumerable<RiskListEntry> entries, TimeProvider time)
    {
        _time = time;
        foreach (RiskListEntry entry in entries)
        {
            Add(entry);
        }
    }

    /// <summary>How many entries there are, ended ones that were not yet dropped included.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds an entry, in place of one for the same subject on the same list.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The lists are full.</exception>
    public void Add(RiskListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (_entries.Count >= MaximumEntries)
        {
            DropEnded();
            if (_entries.Count >= MaximumEntries)
            {
                throw new InvalidOperationException($"the lists hold {MaximumEntries} entries; give entries an end, or write an `IRiskRule` over a store of your own");
            }
        }

        _hasEntries = true;
        _entries[(entry.Kind, entry.Subject, entry.Value, entry.Reviewed?.PayerId)] = entry;
    }

    /// <summary>Removes an entry.</summary>
    /// <param name="kind">From which list.</param>
    /// <param name="subject">What <paramref name="value"/> is.</param>
    /// <param name="value">The host's reference.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public bool Remove(RiskListKind kind, RiskSubject subject, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return _entries.TryRemove((kind, subject, value, null), out _);
    }

    /// <summary>Removes an entry that a decision about a review made; one that a host made stays.</summary>
    internal void RemoveDecided(RiskListKind kind, RiskSubject subject, string value)
    {
        if (_entries.TryGetValue((kind, subject, value, null), out RiskListEntry? entry) && entry.IsDecided)
        {
            _entries.TryRemove(KeyValuePair.Create((kind, subject, value, (string?)null), entry));
        }
    }

    /// <summary>Whether anybody was ever added.</summary>
    internal bool HasEntries => _hasEntries;

    /// <summary>The first entry that is about the whole of a payment, if any.</summary>
    internal RiskListEntry? Find(RiskListKind kind, PaymentRequest request, DateTimeOffset at)
    {
        if (!_hasEntries)
        {
            return null;
        }

        foreach (RiskSubject subject in Subjects)
        {
            if (RiskSubjects.Of(request, subject) is not { } value)
            {
                continue;
            }

            // What was approved of a payer is beside what holds for all.
            if (Find(kind, subject, value, null, at) is { } entry && entry.Reviewed?.Covers(request) != false)
            {
                return entry;
            }

            if (request.PayerId is { } payer && Find(kind, subject, value, payer, at) is { } reviewed && reviewed.Reviewed?.Covers(request) != false)
            {
                return reviewed;
            }
        }

        return null;
    }

    internal RiskListEntry? Find(RiskListKind kind, RiskSubject subject, string value, DateTimeOffset at) => Find(kind, subject, value, null, at);

    private RiskListEntry? Find(RiskListKind kind, RiskSubject subject, string value, string? reviewedPayer, DateTimeOffset at) =>
        _entries.TryGetValue((kind, subject, value, reviewedPayer), out RiskListEntry? entry) && !(entry.Until <= at) ? entry : null;

    private void DropEnded()
    {
        DateTimeOffset now = _time.GetUtcNow();
        foreach ((var key, RiskListEntry entry) in _entries)
        {
            if (entry.Until <= now)
            {
                _entries.TryRemove(KeyValuePair.Create(key, entry));
            }
        }
    }
}
