using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>Keeps the sets of changes that are within no other, and which candidates each opens.</summary>
internal sealed class SmallestSets
{
    private readonly InstrumentTerms _instruments;
    private readonly List<SmallestSet> _sets = [];

    // Beside the sets, so that most comparisons are one look at a list of numbers.
    private readonly List<ulong> _signatures = [];

    public SmallestSets(InstrumentTerms instruments) => _instruments = instruments;

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

    /// <summary>Whether a known set is within this one, so that nothing that holds this one is a smallest set.</summary>
    public bool Covers(in ChangeDraft changes)
    {
        ulong signature = changes.Signature;
        ReadOnlySpan<ulong> signatures = CollectionsMarshal.AsSpan(_signatures);
        for (int i = NextWithin(signatures, 0, signature); i < signatures.Length; i = NextWithin(signatures, i + 1, signature))
        {
            if (_sets[i].Changes.Changes.IsWithin(changes, _instruments))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a set, unless one within it is known; drops those that it is within.</summary>
    /// <param name="changes">The set.</param>
    /// <param name="group">The candidates that it opens.</param>
    public void Add(in ChangeDraft changes, int group)
    {
        ulong signature = changes.Signature;
        ReadOnlySpan<ulong> signatures = CollectionsMarshal.AsSpan(_signatures);
        for (int i = NextWithin(signatures, 0, signature); i < signatures.Length; i = NextWithin(signatures, i + 1, signature))
        {
            SmallestSet known = _sets[i];
            if (known.Changes.Changes.IsWithin(changes, _instruments))
            {
                if ((signature & ~signatures[i]) == 0 && changes.IsWithin(known.Changes.Changes, _instruments))
                {
                    known.Groups.Add(group);
                }

                return;
            }
        }

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
        int kept = 0;
        for (int i = 0; i < _sets.Count; i++)
        {
            if ((signature & ~_signatures[i]) != 0 || !changes.IsWithin(_sets[i].Changes.Changes, _instruments))
            {
                (_sets[kept], _signatures[kept]) = (_sets[i], _signatures[i]);
                kept++;
            }
        }

        _sets.RemoveRange(kept, _sets.Count - kept);
        _signatures.RemoveRange(kept, _signatures.Count - kept);
    }
}

/// <summary>A set of changes, and the groups of candidates for which it is a smallest one.</summary>
internal sealed record SmallestSet(ChangeVector Changes, List<int> Groups);
