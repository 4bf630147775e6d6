namespace PaymentAvailability;

/// <summary>Keeps the sets of changes that are within no other, and which candidates each opens.</summary>
internal sealed class SmallestSets
{
    private readonly InstrumentTerms _instruments;
    private readonly List<SmallestSet> _sets = [];

    public SmallestSets(InstrumentTerms instruments) => _instruments = instruments;

    public IReadOnlyList<SmallestSet> All => _sets;

    /// <summary>Adds a set, unless one within it is known; drops those that it is within.</summary>
    /// <param name="changes">The set.</param>
    /// <param name="group">The candidates that it opens.</param>
    public void Add(ChangeVector changes, int group)
    {
        int kept = 0;
        for (int i = 0; i < _sets.Count; i++)
        {
            SmallestSet known = _sets[i];
            if (known.Changes.IsWithin(changes, _instruments))
            {
                // The order is kept, so no set before this one was dropped: two known sets are never within each other.
                if (changes.IsWithin(known.Changes, _instruments))
                {
                    known.Groups.Add(group);
                }

                return;
            }

            if (!changes.IsWithin(known.Changes, _instruments))
            {
                _sets[kept++] = known;
            }
        }

        _sets.RemoveRange(kept, _sets.Count - kept);
        _sets.Add(new SmallestSet(changes, [group]));
    }
}

/// <summary>A set of changes, and the groups of candidates for which it is a smallest one.</summary>
internal sealed record SmallestSet(ChangeVector Changes, List<int> Groups);
