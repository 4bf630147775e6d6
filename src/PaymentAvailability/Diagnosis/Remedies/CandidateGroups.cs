using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>Puts candidates together for which the same changes help: the same reasons, amounts, hours and instruments. One of each is solved.</summary>
internal sealed class CandidateGroups
{
    private readonly RouteIndex _index;
    private readonly InstrumentTerms _instruments;
    private readonly bool _apart;
    private readonly Dictionary<Key, int> _groups = [];
    private readonly List<Candidate> _firsts = [];
    private readonly List<(PaymentRoute Route, PaymentInstrument? Instrument, int Next)> _others = [];
    private readonly List<int> _lastOther = [];

    /// <param name="index">The compiled terms.</param>
    /// <param name="instruments">What routes ask of instruments.</param>
    /// <param name="apart">Whether each route needs a group of its own.</param>
    public CandidateGroups(RouteIndex index, InstrumentTerms instruments, bool apart)
    {
        _index = index;
        _instruments = instruments;
        _apart = apart;
    }

    public int Count => _firsts.Count;

    public Candidate FirstOf(int group) => _firsts[group];

    /// <summary>Adds a candidate to the group of its like.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryJoin(PaymentRoute route, PaymentInstrument? instrument, int place, Reason[] reasons)
    {
        if (!_groups.TryGetValue(KeyOf(route, place, reasons), out int group))
        {
            return false;
        }

        _others.Add((route, instrument, _lastOther[group]));
        _lastOther[group] = _others.Count - 1;
        return true;
    }

    /// <summary>Starts a group.</summary>
    public void Start(in Candidate candidate, Reason[] reasons)
    {
        _groups.Add(KeyOf(candidate.Route, candidate.Place, reasons), _firsts.Count);
        _firsts.Add(candidate);
        _lastOther.Add(-1);
    }

    public IEnumerable<Candidate> MembersOf(int group)
    {
        yield return _firsts[group];
        for (int other = _lastOther[group]; other >= 0; other = _others[other].Next)
        {
            yield return _firsts[group] with { Route = _others[other].Route, Instrument = _others[other].Instrument };
        }
    }

    private Key KeyOf(PaymentRoute route, int place, Reason[] reasons) => new(
        reasons,
        _index.AmountTermOf(route.Index),
        _index.Hours.TimetableOf(route.Index),
        place == Candidate.AnotherInstrument ? _instruments.NumberOf(route) : -1,
        place,
        route.Method.Instrument != InstrumentKind.None,
        _apart ? route.Index : -1);

    private readonly record struct Key(
        Reason[] Reasons, AmountTerm Amounts, int Timetable, int Instrument, int Place, bool NeedsInstrument, int Route)
    {
        public bool Equals(Key other) =>
            ReferenceEquals(Reasons, other.Reasons) && ReferenceEquals(Amounts, other.Amounts) && Timetable == other.Timetable
            && Instrument == other.Instrument && Place == other.Place && NeedsInstrument == other.NeedsInstrument && Route == other.Route;

        public override int GetHashCode() => HashCode.Combine(
            RuntimeHelpers.GetHashCode(Reasons), RuntimeHelpers.GetHashCode(Amounts), Timetable, Instrument, Place, Route);
    }
}
