using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>Keeps the sets of changes that are within no other, and which candidates each opens.</summary>
internal sealed class SmallestSets
{
    /// <summary>More remedies than this are no help to anybody; a search that finds more is cut off.</summary>
    public const int MostSets = 1_000;

    // So many signatures are looked at in the time of one step.
    private const int SignaturesAStep = 64;

    private readonly InstrumentTerms _instruments;
    private readonly SearchBudget _budget;
    private readonly List<SmallestSet> _sets = [];

    // Beside the sets, so that most comparisons are one look at a list of numbers.
    private readonly List<ulong> _signatures = [];

    public SmallestSets(InstrumentTerms instruments, SearchBudget budget)
    {
        _instruments = instruments;
        _budget = budget;
    }

    public int Count => _sets.Count;

    /// <summary>The sets, by the first group of candidates that each opens, then as they were found; the groups of each in order.</summary>
    public IEnumerable<SmallestSet> InOrder()
    {
        foreach (SmallestSet set in _sets)
        {
            set.Groups.Sort();
        }

        return _sets.OrderBy(static set => set.Groups[0]);
    }

    /// <summary>Looks for a known set that is within this one, so that nothing that holds this one is a smallest set.</summary>
    /// <param name="changes">The set.</param>
    /// <param name="equal">The known set, if it asks exactly the same.</param>
    /// <returns>Whether there is one.</returns>
    public bool Find(in ChangeDraft changes, out SmallestSet? equal)
    {
        ulong signature = changes.Signature;
        ReadOnlySpan<ulong> signatures = CollectionsMarshal.AsSpan(_signatures);
        _budget.Spend(1 + (signatures.Length / SignaturesAStep));
        for (int i = NextWithin(signatures, 0, signature); i < signatures.Length; i = NextWithin(signatures, i + 1, signature))
        {
            SmallestSet known = _sets[i];
            _budget.Spend(1);
            if (known.Changes.Changes.IsWithin(changes, _instruments))
            {
                equal = (signature & ~signatures[i]) == 0 && changes.IsWithin(known.Changes.Changes, _instruments) ? known : null;
                return true;
            }
        }

        equal = null;
        return false;
    }

    /// <summary>Adds a set that no known set is within, or one more group to one that is known; drops those that it is within.</summary>
    /// <param name="changes">The set.</param>
    /// <param name="equal">The known set that asks the same, if there is one.</param>
    /// <param name="group">The candidates that it opens.</param>
    public void Add(in ChangeDraft changes, SmallestSet? equal, int group)
    {
        if (equal is not null)
        {
            equal.Groups.Add(group);
            return;
        }

        if (_sets.Count == MostSets)
        {
            _budget.Exhaust();
            return;
        }

        ulong signature = changes.Signature;
        RemoveBeyond(changes, signature);
        _sets.Add(new SmallestSet(new ChangeVector(changes), [group]));
        _signatures.Add(signature);
    }

    /// <summary>The next place whose signature has no bit beyond those given; the length when there is none.</summary>
    private static int NextWithin(ReadOnlySpan<ulong> signatures, int from, ulong signature)
    {
        Vector512<ulong> beyond = Vector512.Create(~signature);
        for (; from + Vector512<ulong>.Count <= signatures.Length; from += Vector512<ulong>.Count)
        {
            ulong found = Vector512.Equals(Vector512.Create(signatures[from..]) & beyond, Vector512<ulong>.Zero).ExtractMostSignificantBits();
            if (found != 0)
            {
                return from + System.Numerics.BitOperations.TrailingZeroCount(found);
            }
        }

        while (from < signatures.Length && (signatures[from] & ~signature) != 0)
        {
            from++;
        }

        return from;
    }

    private void RemoveBeyond(in ChangeDraft changes, ulong signature)
    {
        _budget.Spend(1 + (_sets.Count / SignaturesAStep));
        for (int i = _sets.Count - 1; i >= 0; i--)
        {
            if ((signature & ~_signatures[i]) == 0 && changes.IsWithin(_sets[i].Changes.Changes, _instruments))
            {
                _sets.RemoveAt(i);
                _signatures.RemoveAt(i);
            }
        }
    }
}

/// <summary>A set of changes, and the groups of candidates for which it is a smallest one.</summary>
internal sealed record SmallestSet(ChangeVector Changes, List<int> Groups);
