using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>
/// Puts a result together from the catalog's terms and what the gates said. Synchronous, for one thread at a time, reused so that a
/// resolution allocates only what it returns.
/// </summary>
internal sealed class ResultAssembler
{
    private static readonly Reason[] Unbound =
    [
        .. Enum.GetValues<InstrumentKind>()
            .Select(kind => AccountReasons.NoBoundInstrument.With(Fact.OfCatalog("instrument", WireNames.Instrument.NameOf(kind)))),
    ];

    private readonly GateFindings _findings = new();
    private readonly OptionMemo _memo = new();
    private readonly RouteSorter _sorter = new();
    private readonly Headline _headline = new();
    private readonly List<Lane> _lanes = [];
    private readonly List<PaymentRoute> _openRoutes = [];
    private readonly List<ClosedRoute> _closedRoutes = [];
    private readonly List<Reason> _reasons = [];
    private readonly List<PaymentOption> _options = [];
    private readonly List<ClosedOption> _closedOptions = [];
    private readonly List<Assumption> _assumptions = [];
    private int _laneCount;

    public AvailabilityResult Assemble(GateContext context, ReadOnlySpan<GateOutcome> outcomes, ResolutionId id, RankingView ranking, ReasonWording wording)
    {
        _findings.Collect(context, outcomes);
        _findings.NoteFault(ranking);
        _memo.Use(context.Catalog);
        MatchLanes(context);
        foreach (PaymentMethod method in context.Catalog.Methods.AsSpan())
        {
            AddMethod(context, method, ranking, id);
        }

        if (_options.Count > 0)
        {
            AddAssumptions(context);
        }

        var result = new AvailabilityResult(id, context, _findings.Loan, ranking, wording)
        {
            Outcomes = [.. outcomes],
            Risk = outcomes.IsEmpty ? null : outcomes[^1].Verdict.Enclosed as RiskAssessment,
            Options = [.. _options],
            ClosedOptions = [.. _closedOptions],
            PrimaryReason = _options.Count == 0 ? _headline.Of(_closedOptions) : null,
            Assumptions = [.. _assumptions],
            Notices = _findings.Notices.Count == 0 ? [] : [.. _findings.Notices],
            UnknownGates = _findings.UnknownGates.Count == 0 ? [] : [.. _findings.UnknownGates],
        };
        Clear();
        return result;
    }

    // The first lane is without an instrument; each instrument of the payer has one of its own after it.
    private void MatchLanes(GateContext context)
    {
        NextLane().Match(context.Catalog.Index, context.Request, null, context.At);
        if (context.Request.Instruments is { } instruments)
        {
            for (int i = 0; i < instruments.Count; i++)
            {
                NextLane().Match(context.Catalog.Index, context.Request, instruments[i], context.At);
            }
        }
    }

    private Lane NextLane()
    {
        if (_laneCount == _lanes.Count)
        {
            _lanes.Add(new Lane());
        }

        return _lanes[_laneCount++];
    }

    private void AddMethod(GateContext context, PaymentMethod method, RankingView ranking, ResolutionId id)
    {
        if (method.Instrument == InstrumentKind.None || context.Request.Instruments is null)
        {
            AddOption(context, method, _lanes[0], null, ranking, id);
            return;
        }

        bool isBound = false;
        for (int i = 1; i < _laneCount; i++)
        {
            if (_lanes[i].Instrument!.Kind == method.Instrument)
            {
                isBound = true;
                AddOption(context, method, _lanes[i], null, ranking, id);
            }
        }

        if (!isBound)
        {
            AddOption(context, method, _lanes[0], Unbound[(int)method.Instrument], ranking, id);
        }
    }

    private void AddOption(GateContext context, PaymentMethod method, Lane lane, Reason? closedBy, RankingView ranking, ResolutionId id)
    {
        _openRoutes.Clear();
        _closedRoutes.Clear();
        int closedBeforeFirst = 0;
        foreach (PaymentRoute route in method.Routes.AsSpan())
        {
            if (closedBy is null && lane.Accepts(route.Index) && !_findings.Close(route, lane.Instrument))
            {
                closedBeforeFirst = _openRoutes.Count == 0 ? _closedRoutes.Count : closedBeforeFirst;
                _openRoutes.Add(route);
                lane.Offer(route.Index);
            }
            else
            {
                _closedRoutes.Add(new ClosedRoute(route, ReasonsOf(context, route, lane, closedBy)));
            }
        }

        if (_openRoutes.Count == 0)
        {
            _closedOptions.Add(_memo.Closed(method, lane.Instrument, CollectionsMarshal.AsSpan(_closedRoutes)));
            return;
        }

        bool isReordered = _sorter.Sort(ranking, id, method, lane.Instrument, _openRoutes);
        _findings.NoteFailover(_openRoutes[0], CollectionsMarshal.AsSpan(_closedRoutes)[..closedBeforeFirst]);
        _findings.NoteDemotion(_openRoutes[0], _sorter.Demoted);
        _options.Add(OpenOption(method, lane.Instrument, isReordered));
    }

    private PaymentOption OpenOption(PaymentMethod method, PaymentInstrument? instrument, bool isReordered)
    {
        ImmutableArray<VerificationStep> verification =
            _findings.Verification.StepsOf(method, _openRoutes, instrument, out ImmutableArray<CountedVerification> completed);
        if (instrument is null && verification == method.Verification && completed.IsEmpty)
        {
            return _closedRoutes.Count == 0 && !isReordered
                ? _memo.FullyOpen(method)
                : _memo.PartlyOpen(method, CollectionsMarshal.AsSpan(_openRoutes), CollectionsMarshal.AsSpan(_closedRoutes));
        }

        return _closedRoutes.Count == 0 && !isReordered
            ? new PaymentOption(method, instrument, method.Routes, [], verification, completed)
            : new PaymentOption(method, instrument, [.. _openRoutes], [.. _closedRoutes], verification, completed);
    }

    private ImmutableArray<Reason> ReasonsOf(GateContext context, PaymentRoute route, Lane lane, Reason? closedBy)
    {
        _reasons.Clear();
        if (closedBy is not null)
        {
            _reasons.Add(closedBy);
        }

        if (!lane.Accepts(route.Index))
        {
            lane.AddReasons(context.Catalog.Index, route.Index, _reasons);
        }

        _findings.AddReasons(route, lane.Instrument, _reasons);
        return _memo.Share(_reasons);
    }

    private void AddAssumptions(GateContext context)
    {
        RouteIndex index = context.Catalog.Index;
        for (int dimension = 0; dimension < index.Dimensions.Length; dimension++)
        {
            for (int lane = 0; lane < _laneCount; lane++)
            {
                if ((_lanes[lane].Missing >> dimension & 1) != 0 && index.IsRestricted(dimension, _lanes[lane].Offered))
                {
                    _assumptions.Add(new Assumption(index.Dimensions[dimension].Dimension.Name));
                    break;
                }
            }
        }

        if (context.Request.Instruments is null && _options.Exists(static option => option.Method.Instrument != InstrumentKind.None))
        {
            _assumptions.Add(new Assumption("instruments"));
        }

        foreach (string fact in _findings.Assumptions)
        {
            var assumption = new Assumption(fact);
            if (!_assumptions.Contains(assumption))
            {
                _assumptions.Add(assumption);
            }
        }
    }

    private void Clear()
    {
        _findings.Clear();
        _sorter.Clear();
        for (int i = 0; i < _laneCount; i++)
        {
            _lanes[i].Clear();
        }

        _laneCount = 0;
        _openRoutes.Clear();
        _closedRoutes.Clear();
        _reasons.Clear();
        _options.Clear();
        _closedOptions.Clear();
        _assumptions.Clear();
    }
}
