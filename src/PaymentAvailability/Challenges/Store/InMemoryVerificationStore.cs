using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Counts and challenges of one process, gone with it. Bounded; what is blocked is never pushed out, so a full house of blocks refuses.</summary>
internal sealed class InMemoryVerificationStore : IVerificationAttemptStore
{
    private static readonly IReadOnlyDictionary<VerificationMethods, DateTimeOffset> Nothing = ImmutableDictionary<VerificationMethods, DateTimeOffset>.Empty;

    // Room is made for many at once, so that a full store does not sort its counts for each try.
    private const int ShareToDrop = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<VerificationCount, Entry> _counts = [];
    private readonly Dictionary<string, StoredChallenge> _challenges = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = [];
    private readonly int _maximum;
    private int _blockedAnswers;

    public InMemoryVerificationStore(int maximum) => _maximum = maximum;

    /// <summary>Whether any payer's answers may be blocked; so a resolution mostly need not even hash the payer.</summary>
    public bool MayHaveBlockedAnswers => Volatile.Read(ref _blockedAnswers) > 0;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _counts.Count + _challenges.Count;
            }
        }
    }

    public ValueTask<VerificationGrant> TryTakeAsync(
        VerificationCount count, VerificationLimit limit, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_counts.TryGetValue(count, out Entry entry))
            {
                if (_counts.Count >= _maximum && !TryMakeRoom(at, out DateTimeOffset until))
                {
                    return new(new VerificationGrant(false, 0, until, until));
                }
            }
            else if (entry.BlockedUntil > at)
            {
                return new(new VerificationGrant(false, 0, entry.WindowEndsAt, entry.BlockedUntil));
            }

            bool isNew = entry.Used == 0 || entry.BlockedUntil is not null || entry.WindowEndsAt <= at;
            int used = isNew ? 1 : entry.Used + 1;
            DateTimeOffset windowEnds = isNew ? at + limit.Window : entry.WindowEndsAt;
            DateTimeOffset? blocked = used < limit.Maximum ? null : limit.CoolDown is { } coolDown ? at + coolDown : windowEnds;
            Set(count, new Entry(used, windowEnds, blocked));
            return new(new VerificationGrant(true, Math.Max(limit.Maximum - used, 0), windowEnds, blocked));
        }
    }

    public ValueTask GiveBackAsync(VerificationCount count, DateTimeOffset windowEndsAt, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_counts.TryGetValue(count, out Entry entry) && entry.WindowEndsAt == windowEndsAt)
            {
                if (entry.Used > 1)
                {
                    Set(count, entry with { Used = entry.Used - 1, BlockedUntil = null });
                }
                else
                {
                    Remove(count);
                }
            }
        }

        return default;
    }

    public ValueTask ClearAsync(VerificationCount count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Remove(count);
        }

        return default;
    }

    public ValueTask<IReadOnlyDictionary<VerificationMethods, DateTimeOffset>> FindBlockedAnswersAsync(
        string payer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Dictionary<VerificationMethods, DateTimeOffset>? blocked = null;
        lock (_gate)
        {
            for (var method = VerificationMethods.OneTimeCode; method <= VerificationMethods.Chip; method = (VerificationMethods)((int)method << 1))
            {
                if (_counts.TryGetValue(new VerificationCount(payer, VerificationCountKind.Answers, method), out Entry entry) && entry.BlockedUntil > at)
                {
                    (blocked ??= []).Add(method, entry.BlockedUntil.Value);
                }
            }
        }

        return new(blocked ?? Nothing);
    }

    public ValueTask AddChallengeAsync(StoredChallenge challenge, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Those that were answered or have expired leave the queue first; then the oldest gives way.
            while (_oldest.TryPeek(out string? oldest)
                && (!_challenges.TryGetValue(oldest, out StoredChallenge? known) || known.ExpiresAt <= at || _challenges.Count >= _maximum || _oldest.Count >= 2 * _maximum))
            {
                _challenges.Remove(_oldest.Dequeue());
            }

            _challenges[challenge.Id] = challenge;
            _oldest.Enqueue(challenge.Id);
        }

        return default;
    }

    public ValueTask<StoredChallenge?> FindChallengeAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_challenges.GetValueOrDefault(id));
        }
    }

    public ValueTask<bool> TryCloseChallengeAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_challenges.Remove(id));
        }
    }

    private void Set(VerificationCount count, Entry entry)
    {
        _counts.TryGetValue(count, out Entry before);
        _counts[count] = entry;
        CountBlocks(count, before, entry);
    }

    private void Remove(VerificationCount count)
    {
        if (_counts.Remove(count, out Entry before))
        {
            CountBlocks(count, before, default);
        }
    }

    private void CountBlocks(VerificationCount count, Entry before, Entry after)
    {
        if (count.Kind == VerificationCountKind.Answers)
        {
            _blockedAnswers += (after.BlockedUntil is null ? 0 : 1) - (before.BlockedUntil is null ? 0 : 1);
        }
    }

    // What is over goes first, then starts before answers and old before new; never a block.
    private bool TryMakeRoom(DateTimeOffset at, out DateTimeOffset until)
    {
        VerificationCount[] droppable =
        [
            .. _counts.Where(each => !(each.Value.BlockedUntil > at))
                .OrderBy(each => each.Value.WindowEndsAt <= at ? 0 : each.Key.Kind == VerificationCountKind.Answers ? 2 : 1)
                .ThenBy(each => each.Value.WindowEndsAt)
                .Select(each => each.Key)
                .Take(Math.Max(1, _maximum / ShareToDrop)),
        ];
        foreach (VerificationCount count in droppable)
        {
            Remove(count);
        }

        until = droppable.Length > 0 ? default : _counts.Values.Min(entry => entry.BlockedUntil) ?? at;
        return droppable.Length > 0;
    }

    private readonly record struct Entry(int Used, DateTimeOffset WindowEndsAt, DateTimeOffset? BlockedUntil);
}
