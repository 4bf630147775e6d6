using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>What stands against candidates, reduced to what takes it away: different reasons that the same changes lift are one.</summary>
internal sealed class ReasonProfile
{
    /// <param name="reasons">One reason for each way to lift.</param>
    /// <param name="number">Equal for what the same changes lift.</param>
    public ReasonProfile(LiftableReason[] reasons, int number)
    {
        Reasons = reasons;
        Number = number;
        foreach (LiftableReason reason in reasons)
        {
            IsHopeless |= reason.Ways.Length == 0;
            foreach (Lift way in reason.Ways)
            {
                AsksAmount |= way.Means is LiftMeans.AtMost or LiftMeans.AtLeast;
                AsksTime |= way.Means == LiftMeans.Until;
                AsksClient |= way.Means == LiftMeans.Client;
            }
        }
    }

    public LiftableReason[] Reasons { get; }

    public int Number { get; }

    /// <summary>Whether another amount is one of the ways.</summary>
    public bool AsksAmount { get; }

    /// <summary>Whether waiting is one of the ways.</summary>
    public bool AsksTime { get; }

    /// <summary>Whether another client is one of the ways.</summary>
    public bool AsksClient { get; }

    /// <summary>Whether some reason never goes away.</summary>
    public bool IsHopeless { get; }
}

/// <summary>Makes profiles of lists of reasons; lists that come to the same have the same one.</summary>
internal sealed class ReasonProfiles
{
    private readonly LiftTable _lifts;
    private readonly bool _keepsAll;
    private readonly Dictionary<int[], ReasonProfile> _known = new(16, ByContent.Comparer);
    private readonly Dictionary<int[], ReasonProfile>.AlternateLookup<ReadOnlySpan<int>> _knownByWays;
    private readonly List<LiftableReason> _distinct = [];
    private readonly List<int> _ways = [];
    private int _count;

    /// <param name="lifts">How reasons go away.</param>
    /// <param name="keepsAll">Whether every reason counts for itself, because others are to be compared with it later.</param>
    public ReasonProfiles(LiftTable lifts, bool keepsAll)
    {
        _lifts = lifts;
        _keepsAll = keepsAll;
        _knownByWays = _known.GetAlternateLookup<ReadOnlySpan<int>>();
    }

    public ReasonProfile Of(ReadOnlySpan<Reason> reasons, int place, bool needsInstrument)
    {
        _distinct.Clear();
        _ways.Clear();
        foreach (Reason reason in reasons)
        {
            LiftableReason liftable = _lifts.Of(reason, place, needsInstrument);
            if (_keepsAll || !_ways.Contains(liftable.WaysNumber))
            {
                _distinct.Add(liftable);
                _ways.Add(liftable.WaysNumber);
            }
        }

        if (_keepsAll)
        {
            return Create();
        }

        _ways.Sort();
        ReadOnlySpan<int> ways = CollectionsMarshal.AsSpan(_ways);
        if (!_knownByWays.TryGetValue(ways, out ReasonProfile? profile))
        {
            _known.Add(ways.ToArray(), profile = Create());
        }

        return profile;
    }

    // What has one way only comes first: it is taken in any case, and may show that the rest is needless.
    private ReasonProfile Create()
    {
        _distinct.Sort(static (one, other) => (one.Ways.Length, one.WaysNumber).CompareTo((other.Ways.Length, other.WaysNumber)));
        return new ReasonProfile([.. _distinct], _count++);
    }

    private sealed class ByContent : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public static ByContent Comparer { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] int[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            int hash = alternate.Length;
            foreach (int number in alternate)
            {
                hash = (hash * 31) + number;
            }

            return hash;
        }

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
    }
}
