using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Judges one payment by one response after the other, and gathers what follows. For one thread.</summary>
internal sealed class DecisionList
{
    private readonly GateContext _context;
    private readonly ImmutableArray<AssessedSignal> _signals;
    private readonly ImmutableArray<RiskDecision>.Builder _decisions = ImmutableArray.CreateBuilder<RiskDecision>(0);
    private List<Closure>? _closures;
    private ImmutableArray<VerificationDemand> _demands = [];

    public DecisionList(GateContext context, ImmutableArray<AssessedSignal> signals)
    {
        _context = context;
        _signals = signals;
    }

    public ImmutableArray<RiskDecision> ToDecisions() => _decisions.ToImmutable();

    public GateVerdict ToVerdict() => GateVerdict.Of(CollectionsMarshal.AsSpan(_closures), _demands);

    /// <summary>Judges by a response: the whole payment, then each instrument that a signal is about.</summary>
    /// <param name="response">The response.</param>
    /// <param name="threshold">From which score on it applies now.</param>
    /// <param name="isEnforced">Whether it has effect for this payer.</param>
    /// <param name="opinion">What the model said, if there is one.</param>
    /// <returns>The highest score that was compared, those of rules in shadow included; not a number where a model gave none.</returns>
    public double Judge(CompiledResponse response, double threshold, bool isEnforced, RiskModelOpinion? opinion)
    {
        int before = _decisions.Count;
        double highest = 0;
        foreach (PaymentInstrument? instrument in new InstrumentList(_signals))
        {
            // What applies to the whole payment applies to each instrument, and is said once.
            if (instrument is not null && _decisions.Count > before && _decisions[before] is { InstrumentIndex: null, IsEnforced: var isSaid } && isSaid == isEnforced)
            {
                break;
            }

            CombinedScore score = response.IsOfModel ? CombinedScore.Of(opinion) : ScoreCombiner.Of(_signals, response, instrument);
            highest = Math.Max(highest, score.All);
            if (score.All >= threshold)
            {
                Add(response, threshold, score, isEnforced && score.Enforced >= threshold, instrument);
            }
        }

        return highest;
    }

    private void Add(CompiledResponse response, double threshold, CombinedScore score, bool applies, PaymentInstrument? instrument)
    {
        RiskResponse options = response.Options;
        Reason? reason = options.Action == RiskAction.Verify ? null : RiskClosureReason.Of(response, _signals, instrument, _context.At);
        _decisions.Add(new RiskDecision(
            options.Name, options.Action, applies ? score.Enforced : score.All, threshold, options.From, applies,
            instrument is null ? null : _context.Request.PlaceOf(instrument), reason));
        if (!applies)
        {
            return;
        }

        if (reason is null)
        {
            _demands = _demands.Add(response.DemandFor(instrument));
        }
        else
        {
            (_closures ??= []).Add(new Closure(reason, response.ScopeFor(instrument)));
        }
    }
}
