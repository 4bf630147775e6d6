using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Finds every smallest set of changes that opens one of some closed options. For one search.</summary>
internal sealed class RemedySearch
{
    /// <summary>How many steps a search may take: some milliseconds. Ten methods take a hundred, a thousand routes some thousand.</summary>
    public const int MostSteps = 50_000;

    private readonly DiagnosedCase _case;
    private readonly RouteIndex _index;
    private readonly LiftTable _lifts;
    private readonly ActLedger _acts;
    private readonly InstrumentTerms _instruments;
    private readonly ComingReasons _coming;
    private readonly SearchBudget _budget = new(MostSteps);
    private readonly SmallestSets _smallest;
    private readonly CandidateSolver _solver;
    private readonly CandidateGroups _groups;
    private int _group;

    public RemedySearch(DiagnosedCase diagnosed)
    {
        _case = diagnosed;
        _index = diagnosed.Catalog.Index;
        _acts = new ActLedger(diagnosed.Catalog, diagnosed.Upstreams);
        _lifts = new LiftTable(_acts, diagnosed.Request, diagnosed.At);
        _instruments = new InstrumentTerms(_index);
        _smallest = new SmallestSets(_instruments);
        _coming = new ComingReasons(diagnosed.Coming, diagnosed.At, Liftable);
        _solver = new CandidateSolver(
            _index, diagnosed.Request, diagnosed.At, _instruments, _coming, _budget, changes => _smallest.Add(changes, _group));
        _groups = new CandidateGroups(_index, _instruments, _coming.DifferByRoute);
    }

    /// <summary>Searches.</summary>
    /// <param name="options">What is to be opened, any one of them.</param>
    /// <param name="withAnother">Whether another instrument counts as opening the option.</param>
    public RemedyList Find(IEnumerable<ClosedOption> options, bool withAnother)
    {
        PaymentMethod? before = null;
        foreach (ClosedOption option in options)
        {
            bool isFirstOfMethod = option.Method != before;
            before = option.Method;
            AddOwn(option);
            if (withAnother && isFirstOfMethod && option.Method.Instrument != InstrumentKind.None)
            {
                AddAnother(option);
            }
        }

        for (_group = 0; _group < _groups.Count && !_budget.IsSpent; _group++)
        {
            _solver.Solve(_groups.FirstOf(_group));
        }

        return ToList();
    }

    private void AddOwn(ClosedOption option)
    {
        int place = _case.PlaceOf(option.Instrument);
        foreach (ClosedRoute route in option.Routes.AsSpan())
        {
            Add(route.Route, option.Instrument, place, route.Reasons);
        }
    }

    private void AddAnother(ClosedOption option)
    {
        foreach (ClosedRoute route in option.Routes.AsSpan())
        {
            Add(route.Route, null, Candidate.AnotherInstrument, _case.ReasonsWithAnother(route.Route, option.Instrument, route.Reasons));
        }
    }

    private void Add(PaymentRoute route, PaymentInstrument? instrument, int place, ImmutableArray<Reason> reasons)
    {
        ImmutableArray<Reason> told = _case.ToldOf(reasons);
        Reason[] list = ImmutableCollectionsMarshal.AsArray(told)!;
        if (!_groups.TryJoin(route, instrument, place, list))
        {
            var against = new LiftableReason[list.Length];
            for (int i = 0; i < list.Length; i++)
            {
                against[i] = _lifts.Of(list[i], place, route.Method.Instrument != InstrumentKind.None);
            }

            _groups.Start(new Candidate(route, instrument, place, against), list);
        }
    }

    private LiftableReason Liftable(Reason reason, Candidate candidate) =>
        _lifts.Of(_case.ToldOf(reason), candidate.Place, candidate.Route.Method.Instrument != InstrumentKind.None);

    private RemedyList ToList()
    {
        var check = new RemedyCheck(_case, _lifts, _coming);
        var remedies = new List<Remedy>(_smallest.All.Count);
        foreach (SmallestSet set in _smallest.All)
        {
            if (check.Opens(_groups.FirstOf(set.Groups[0]), set.Changes))
            {
                remedies.Add(new Remedy(ChangesOf(set.Changes), TargetsOf(set.Groups)));
            }
        }

        remedies.Sort(RemedyRanking.For(_case.Request));
        return new RemedyList([.. remedies], !_budget.IsSpent);
    }

    private ImmutableArray<Change> ChangesOf(ChangeVector changes)
    {
        ImmutableArray<Change>.Builder all = ImmutableArray.CreateBuilder<Change>(changes.Count);
        Currency currency = _case.Request.Amount.Currency;
        if (changes.Client != ChangeVector.None)
        {
            all.Add(new ClientChange((ClientKind)changes.Client));
        }

        if (changes.AppVersion is { } version)
        {
            all.Add(new AppVersionChange(version));
        }

        foreach (int act in changes.Acts)
        {
            all.Add(_acts[act]);
        }

        if (changes.Instrument != ChangeVector.None)
        {
            all.Add(_instruments.ToChange(changes.Instrument));
        }

        if (changes.AtMost != ChangeVector.NoLimit)
        {
            all.Add(new AmountChange(ChangeKind.PayAtMost, Money.FromMinorUnits(changes.AtMost, currency)));
        }

        if (changes.AtLeast != ChangeVector.NoMinimum)
        {
            all.Add(new AmountChange(ChangeKind.PayAtLeast, Money.FromMinorUnits(changes.AtLeast, currency)));
        }

        if (changes.Until != 0)
        {
            all.Add(new WaitChange(new DateTimeOffset(changes.Until, TimeSpan.Zero)));
        }

        return all.MoveToImmutable();
    }

    private ImmutableArray<RemedyTarget> TargetsOf(List<int> groups)
    {
        var targets = new List<RemedyTarget>();
        foreach (int group in groups)
        {
            foreach (Candidate candidate in _groups.MembersOf(group))
            {
                var target = new RemedyTarget(candidate.Route.Method, candidate.Instrument);
                if (!targets.Contains(target))
                {
                    targets.Add(target);
                }
            }
        }

        targets.Sort(static (one, other) => one.Method.Index.CompareTo(other.Method.Index));
        return [.. targets];
    }
}
