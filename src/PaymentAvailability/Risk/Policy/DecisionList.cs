using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Judges one payment by one response after the other, and gathers what follows. For one thread.</summary>
internal sealed class DecisionList
{
    private readonly GateContext _context;
    private readonly PaymentInstrument[] _spared;
    private List<RiskDecision>? _decisions;
    private List<Closure>? _closures;
    private ImmutableArray<VerificationDemand> _demands = [];

    /// <param name="context">The payment.</param>
    /// <param name="spared">The instruments for which nothing has effect.</param>
    public DecisionList(GateContext context, PaymentInstrument[] spared)
    {
        _context = context;
        _spared = spared;
    }

    public ImmutableArray<RiskDecision> ToDecisions() => [.. CollectionsMarshal.AsSpan(_decisions)];

    public GateVerdict ToVerdict(RiskAssessment assessment) => GateVerdict.Of(CollectionsMarshal.AsSpan(_closures), _demands, assessment);

    /// <summary>Judges by a response: the whole payment, then each instrument that a signal is about.</summary>
    /// <param name="groups">What the rules found.</param>
    /// <param name="response">The response.</param>
    /// <param name="threshold">From which score on it applies now.</param>
    /// <param name="isEnforced">Whether it has effect for this payer.</param>
    /// <param name="opinion">What the model said, if there is one.</param>
    /// <returns>The highest score that was compared, those of rules in shadow included; not a number where a model gave none.</returns>
    public double Judge(in SignalGroups groups, CompiledResponse response, double threshold, bool isEnforced, RiskModelOpinion? opinion)
    {
        int before = _decisions?.Count ?? 0;
        double highest = 0;
        for (int group = SignalGroups.Whole; group < groups.Count; group++)
        {
            // What applies to the whole payment applies to each instrument, and is said once; but for one that is closed for longer.
            bool isSaid = group != SignalGroups.Whole && _decisions?.Count > before && _decisions[before] is { InstrumentIndex: null, IsEnforced: var said } && said == isEnforced;
            if (isSaid && response.Options.Action != RiskAction.Close)
            {
                break;
            }

            CombinedScore score = response.IsOfModel ? CombinedScore.Of(opinion) : ScoreCombiner.Of(groups, group, response);
            highest = Math.Max(highest, score.All);
            if (score.All >= threshold)
            {
                Reason? reason = response.Options.Action == RiskAction.Verify ? null : RiskClosureReason.Of(response, groups, group, _context.At);
                if (isSaid && !RiskClosureReason.IsLonger(reason!, _decisions![before].Reason!))
                {
                    continue;
                }

                Add(groups, group, response, threshold, score, reason, isEnforced && score.Enforced >= threshold && !_spared.HasInstance(groups.InstrumentOf(group)));
            }
        }

        return highest;
    }

    private void Add(in SignalGroups groups, int group, CompiledResponse response, double threshold, CombinedScore score, Reason? reason, bool applies)
    {
        RiskResponse options = response.Options;
        (_decisions ??= []).Add(new RiskDecision(
            options.Name, options.Action, applies ? score.Enforced : score.All, threshold, options.From, applies, groups.PlaceOf(group), reason));
        if (!applies)
        {
            return;
        }

        RouteScope scope = response.ScopeFor(groups.InstrumentOf(group)).Sparing(_spared);
        if (reason is null)
        {
            _demands = _demands.Add(response.DemandFor(scope));
        }
        else
        {
            (_closures ??= []).Add(new Closure(reason, scope));
        }
    }
}
