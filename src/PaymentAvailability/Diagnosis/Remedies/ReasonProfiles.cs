using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>What stands against a candidate, reduced to what takes it away: different reasons that the same changes lift are one.</summary>
/// <param name="Reasons">One reason for each way to lift.</param>
/// <param name="Number">Equal for what the same changes lift.</param>
/// <param name="AsksAmount">Whether another amount is one of the ways.</param>
/// <param name="AsksTime">Whether waiting is one of the ways.</param>
internal sealed record ReasonProfile(LiftableReason[] Reasons, int Number, bool AsksAmount, bool AsksTime)
{
    /// <summary>Whether some reason never goes away.</summary>
    public bool IsHopeless { get; } = Array.Exists(Reasons, static reason => reason.Ways.Length == 0);
}

/// <summary>Makes profiles of lists of reasons, once for each list.</summary>
internal sealed class ReasonProfiles
{
    private readonly LiftTable _lifts;
    private readonly bool _keepsAll;
    private readonly Dictionary<(Reason[] Reasons, int Place, bool NeedsInstrument), ReasonProfile> _known = new(ByInstance.Comparer);
    private readonly Dictionary<int[], int> _numbers = new(ByContent.Comparer);
    private readonly List<LiftableReason> _distinct = [];

    /// <param name="lifts">How reasons go away.</param>
    /// <param name="keepsAll">Whether every reason counts for itself, because others are to be compared with it later.</param>
    public ReasonProfiles(LiftTable lifts, bool keepsAll)
    {
        _lifts = lifts;
        _keepsAll = keepsAll;
    }

    public ReasonProfile Of(Reason[] reasons, int place, bool needsInstrument)
    {
        if (!_known.TryGetValue((reasons, place, needsInstrument), out ReasonProfile? profile))
        {
            _known.Add((reasons, place, needsInstrument), profile = Create(reasons, place, needsInstrument));
        }

        return profile;
    }

    private ReasonProfile Create(Reason[] reasons, int place, bool needsInstrument)
    {
        _distinct.Clear();
        bool asksAmount = false;
        bool asksTime = false;
        foreach (Reason reason in reasons)
        {
            LiftableReason liftable = _lifts.Of(reason, place, needsInstrument);
            if (_keepsAll || !IsKnown(liftable))
            {
                _distinct.Add(liftable);
            }

            foreach (Lift way in liftable.Ways)
            {
                asksAmount |= way.Means is LiftMeans.AtMost or LiftMeans.AtLeast;
                asksTime |= way.Means == LiftMeans.Until;
            }
        }

        // What has one way only comes first: it is taken in any case, and may show that the rest is needless.
        _distinct.Sort(static (one, other) => (one.Ways.Length, one.WaysNumber).CompareTo((other.Ways.Length, other.WaysNumber)));
        return new ReasonProfile([.. _distinct], _keepsAll ? _known.Count : NumberOf(), asksAmount, asksTime);
    }

    private bool IsKnown(LiftableReason liftable)
    {
        foreach (LiftableReason known in _distinct)
        {
            if (known.WaysNumber == liftable.WaysNumber)
            {
                return true;
            }
        }

        return false;
    }

    private int NumberOf()
    {
        var ways = new int[_distinct.Count];
        for (int i = 0; i < ways.Length; i++)
        {
            ways[i] = _distinct[i].WaysNumber;
        }

        Array.Sort(ways);
        if (!_numbers.TryGetValue(ways, out int number))
        {
            _numbers.Add(ways, number = _numbers.Count);
        }

        return number;
    }

    private sealed class ByInstance : IEqualityComparer<(Reason[] Reasons, int Place, bool NeedsInstrument)>
    {
        public static ByInstance Comparer { get; } = new();

        public bool Equals((Reason[] Reasons, int Place, bool NeedsInstrument) x, (Reason[] Reasons, int Place, bool NeedsInstrument) y) =>
            ReferenceEquals(x.Reasons, y.Reasons) && x.Place == y.Place && x.NeedsInstrument == y.NeedsInstrument;

        public int GetHashCode((Reason[] Reasons, int Place, bool NeedsInstrument) obj) =>
            (RuntimeHelpers.GetHashCode(obj.Reasons) * 31) + (obj.Place * 2) + (obj.NeedsInstrument ? 1 : 0);
    }

    private sealed class ByContent : IEqualityComparer<int[]>
    {
        public static ByContent Comparer { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            int hash = obj.Length;
            foreach (int number in obj)
            {
                hash = (hash * 31) + number;
            }

            return hash;
        }
    }
}
