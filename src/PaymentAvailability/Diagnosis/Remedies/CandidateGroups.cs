using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>Puts candidates together for which the same changes help: the same ways, amounts, hours and instruments. One of each is solved.</summary>
internal sealed class CandidateGroups
{
    private readonly RouteIndex _index;
    private readonly ClientTerms _clients;
    private readonly InstrumentTerms _instruments;
    private readonly PaymentRequest _request;
    private readonly bool _apart;
    private readonly Dictionary<Key, int> _groups = new(16);
    private readonly List<Candidate> _firsts = [];
    private readonly List<(PaymentRoute Route, PaymentInstrument? Instrument, int Next)> _others = [];
    private readonly List<int> _lastOther = [];
    private readonly List<RemedyTarget> _targets = [];

    /// <param name="index">The compiled terms.</param>
    /// <param name="clients">Which clients routes accept.</param>
    /// <param name="instruments">What routes ask of instruments.</param>
    /// <param name="request">Has the payer's instruments.</param>
    /// <param name="apart">Whether each candidate needs a group of its own.</param>
    public CandidateGroups(RouteIndex index, ClientTerms clients, InstrumentTerms instruments, PaymentRequest request, bool apart)
    {
        _index = index;
        _clients = clients;
        _instruments = instruments;
        _request = request;
        _apart = apart;
    }

    public int Count => _firsts.Count;

    public Candidate FirstOf(int group) => _firsts[group];

    /// <summary>Adds a candidate to the group of its like.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryJoin(PaymentRoute route, PaymentInstrument? instrument, int place, ReasonProfile profile)
    {
        if (!_groups.TryGetValue(KeyOf(route, place, profile), out int group))
        {
            return false;
        }

        _others.Add((route, instrument, _lastOther[group]));
        _lastOther[group] = _others.Count - 1;
        return true;
    }

    /// <summary>Starts a group.</summary>
    public void Start(in Candidate candidate, ReasonProfile profile)
    {
        _groups.Add(KeyOf(candidate.Route, candidate.Place, profile), _firsts.Count);
        _firsts.Add(candidate);
        _lastOther.Add(-1);
    }

    /// <summary>The groups, those with the fewest reasons first.</summary>
    public int[] ByReasons()
    {
        var groups = new int[_firsts.Count];
        var reasons = new int[_firsts.Count];
        for (int group = 0; group < groups.Length; group++)
        {
            // In the order in which they were started among equals.
            reasons[group] = (_firsts[group].Reasons.Length * groups.Length) + group;
            groups[group] = group;
        }

        Array.Sort(reasons, groups);
        return groups;
    }

    /// <summary>The options of all candidates of some groups, each once, in the order of the catalog and of the payer's instruments.</summary>
    /// <remarks>The order must not depend on how candidates were put together: that may follow from reasons that payers must not know.</remarks>
    public ImmutableArray<RemedyTarget> TargetsOf(List<int> groups)
    {
        _targets.Clear();
        foreach (int group in groups)
        {
            AddTarget(_firsts[group].Route, _firsts[group].Instrument);
            for (int other = _lastOther[group]; other >= 0; other = _others[other].Next)
            {
                AddTarget(_others[other].Route, _others[other].Instrument);
            }
        }

        _targets.Sort((one, other) => one.Method.Index != other.Method.Index
            ? one.Method.Index.CompareTo(other.Method.Index)
            : _request.PlaceOf(one.Instrument).CompareTo(_request.PlaceOf(other.Instrument)));
        return [.. _targets];
    }

    // Routes of one method mostly follow one another.
    private void AddTarget(PaymentRoute route, PaymentInstrument? instrument)
    {
        var target = new RemedyTarget(route.Method, instrument);
        if (_targets.Count == 0 || (!_targets[^1].Equals(target) && !_targets.Contains(target)))
        {
            _targets.Add(target);
        }
    }

    private Key KeyOf(PaymentRoute route, int place, ReasonProfile profile) => new(
        profile.Number,
        profile.AsksAmount ? _index.AmountTermOf(route.Index) : null,
        profile.AsksTime ? _index.Hours.TimetableOf(route.Index) : -1,
        profile.AsksClient ? _clients.NumberOf(route) : -1,
        place == Candidate.AnotherInstrument ? _instruments.NumberOf(route) : -1,
        _apart ? route.Index : -1,
        _apart ? place : 0);

    private readonly record struct Key(int Profile, AmountTerm? Amounts, int Timetable, int Client, int Instrument, int Route, int Place)
    {
        public bool Equals(Key other) =>
            Profile == other.Profile && ReferenceEquals(Amounts, other.Amounts) && Timetable == other.Timetable && Client == other.Client
            && Instrument == other.Instrument && Route == other.Route && Place == other.Place;

        public override int GetHashCode() =>
            (((((((((Profile * 31) + Timetable) * 31) + Client) * 31) + Instrument) * 31) + Route) * 31) + Place + (Amounts is null ? 0 : RuntimeHelpers.GetHashCode(Amounts));
    }
}
