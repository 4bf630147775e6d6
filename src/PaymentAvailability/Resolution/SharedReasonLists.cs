using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Makes lists of the same reasons one list, so that whoever holds two can compare them by reference. Bounded; for one thread.</summary>
internal sealed class SharedReasonLists
{
    private const int ListsKept = 256;

    private readonly Dictionary<ReasonList, ImmutableArray<Reason>> _lists = [];

    /// <summary>The reasons as a list that equal ones share.</summary>
    public ImmutableArray<Reason> Share(List<Reason> reasons)
    {
        if (reasons.Count == 1)
        {
            return reasons[0].Alone;
        }

        if (!_lists.TryGetValue(new ReasonList(reasons, default), out ImmutableArray<Reason> shared))
        {
            if (_lists.Count == ListsKept)
            {
                _lists.Clear();
            }

            shared = [.. reasons];
            _lists.Add(new ReasonList(null, shared), shared);
        }

        return shared;
    }

    /// <summary>Compares lists of reasons by their instances, whether still being gathered or already kept.</summary>
    private readonly record struct ReasonList(List<Reason>? Gathered, ImmutableArray<Reason> Kept)
    {
        private ReadOnlySpan<Reason> Span =>
            Gathered is null ? Kept.AsSpan() : CollectionsMarshal.AsSpan(Gathered);

        public bool Equals(ReasonList other)
        {
            ReadOnlySpan<Reason> mine = Span;
            ReadOnlySpan<Reason> others = other.Span;
            if (mine.Length != others.Length)
            {
                return false;
            }

            for (int i = 0; i < mine.Length; i++)
            {
                if (!ReferenceEquals(mine[i], others[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public override int GetHashCode()
        {
            int hash = 0;
            foreach (Reason reason in Span)
            {
                hash = (hash * 31) + RuntimeHelpers.GetHashCode(reason);
            }

            return hash;
        }
    }
}
