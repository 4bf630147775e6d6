using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Finds every smallest set of changes that opens one of some closed options. For one search.</summary>
internal sealed class RemedySearch
{
    /// <summary>How many steps a search may take: some tens of milliseconds. Ten methods take a hundred, a thousand routes some thousand.</summary>
    public const int MostSteps = 100_000;

    /// <summary>How many routes and instruments are looked at; in a larger catalog the first ones.</summary>
    public const int MostCandidates = 100_000;

    private readonly DiagnosedCase _case;
    private readonly Openings _openings;
    private readonly LiftTable _lifts;
    private readonly ActLedger _acts;
    private readonly ClientTerms _clients;
    private readonly InstrumentTerms _instruments;
    private readonly ComingReasons _coming;
    private readonly SearchBudget _budget = new(MostSteps);
    private readonly SmallestSets _smallest;
    private readonly CandidateSolver _solver;
    private readonly CandidateGroups _groups;
    private readonly ReasonProfiles _profiles;
    private int _candidates;

    public RemedySearch(DiagnosedCase diagnosed)
    {
        _case = diagnosed;
        RouteIndex index = diagnosed.Catalog.Index;
        _openings = new Openings(index);
        _acts = new ActLedger(diagnosed.Catalog, diagnosed.Upstreams);
        _lifts = new LiftTable(_acts, diagnosed.Request, diagnosed.At);
        _instruments = new InstrumentTerms(index);
        _clients = new ClientTerms(index);
        _smallest = new SmallestSets(_instruments, _budget);
        _coming = new ComingReasons(diagnosed.Coming, diagnosed.At, Liftable);
        var check = new RemedyCheck(diagnosed, _openings, _lifts, _coming);
        _solver = new CandidateSolver(diagnosed, _openings, _clients, _instruments, _coming, check, _budget, _smallest);
        _profiles = new ReasonProfiles(_lifts, keepsAll: !_coming.IsEmpty);
        _groups = new CandidateGroups(index, _clients, _instruments, diagnosed.Request, apart: !_coming.IsEmpty);
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

        // Those with the fewest reasons first: what they need often makes the others needless.
        foreach (int group in _groups.ByReasons())
        {
            _solver.Solve(_groups.FirstOf(group), group);
            if (_budget.IsSpent)
            {
                break;
            }
        }

        return ToList();
    }

    private void AddOwn(ClosedOption option)
    {
        int place = _case.Request.PlaceOf(option.Instrument);
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
        if (_candidates++ >= MostCandidates)
        {
            return;
        }

        ReasonProfile profile = _profiles.Of(_case.ToldOf(reasons).AsSpan(), place, route.Method.Instrument != InstrumentKind.None);
        if (!profile.IsHopeless && !_groups.TryJoin(route, instrument, place, profile))
        {
            _groups.Start(new Candidate(route, instrument, place, profile.Reasons), profile);
        }
    }

    private LiftableReason Liftable(Reason reason, Candidate candidate) =>
        _lifts.Of(_case.ToldOf(reason), candidate.Place, candidate.Route.Method.Instrument != InstrumentKind.None);

    private RemedyList ToList()
    {
        var remedies = new RankedRemedies(_smallest.Count, _case.Request.Amount.Amount);
        int order = 0;
        foreach (SmallestSet set in _smallest.InOrder())
        {
            remedies.Add(new Remedy(ChangesOf(set.Changes.Changes), _groups.TargetsOf(set.Groups)), order++);
        }

        return new RemedyList(remedies.Sorted(), !_budget.IsSpent && _candidates <= MostCandidates);
    }

    private ImmutableArray<Change> ChangesOf(in ChangeDraft changes)
    {
        ImmutableArray<Change>.Builder all = ImmutableArray.CreateBuilder<Change>(changes.Acts.Length + 2);
        Currency currency = _case.Request.Amount.Currency;
        if (changes.Client != ChangeDraft.None)
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

        if (changes.Instrument != ChangeDraft.None)
        {
            all.Add(_instruments.ToChange(changes.Instrument));
        }

        if (changes.AtMost != ChangeDraft.NoLimit)
        {
            all.Add(new AmountChange(ChangeKind.PayAtMost, Money.FromMinorUnits(changes.AtMost, currency)));
        }

        if (changes.AtLeast != ChangeDraft.NoMinimum)
        {
            all.Add(new AmountChange(ChangeKind.PayAtLeast, Money.FromMinorUnits(changes.AtLeast, currency)));
        }

        if (changes.Until != 0)
        {
            all.Add(new WaitChange(new DateTimeOffset(changes.Until, TimeSpan.Zero)));
        }

        return all.DrainToImmutable();
    }
}
