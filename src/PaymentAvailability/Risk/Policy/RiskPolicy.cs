using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>
/// Makes one decision of what all risk rules found: leaves out what is in shadow or set aside, combines scores, and applies the responses.
/// Safe for concurrent use.
/// </summary>
internal sealed class RiskPolicy
{
    /// <summary>The name of the gate as which its decisions are in results and metrics.</summary>
    public const string GateName = "risk.policy";

    private const string RollOutName = "policy";

    private static readonly RiskRuleOptions OrdinaryRule = new();

    private readonly RiskOptions _options;
    private readonly CompiledResponse[] _responses;
    private readonly RiskThresholds _thresholds;
    private readonly RiskLists _lists;
    private readonly IRiskModelAsker? _model;
    private readonly RiskReviews _reviews;
    private readonly GateRunner _runner;
    private readonly string _version;
    private readonly bool _learns;

    // What is said where no rule found anything: the same for every payment.
    private readonly GateOutcome _nothingFound;

    public RiskPolicy(RiskOptions options, RiskThresholds thresholds, RiskLists lists, RiskReviews reviews, IRiskModelAsker? model, TimeProvider time, TimeSpan deadline)
    {
        _options = options;
        _responses = CompiledResponse.Of(options);
        _thresholds = thresholds;
        _lists = lists;
        _reviews = reviews;
        _model = model;
        _version = RiskPolicyVersion.Of(options);
        _learns = model is not null || options.Learning.IsEnabled;

        // Its verdicts are made here and never unknown; the runner gives them their name.
        _runner = new GateRunner(GateName, new OpenGate(), new GateOptions { Execution = GateExecution.Inline }, UnknownPolicy.Open, time, deadline);
        _nothingFound = new GateOutcome(_runner, GateVerdict.Of([], []).Enclosing(new RiskAssessment { PolicyVersion = _version }));
    }

    /// <summary>Decides, takes back what gates of rules without effect said, and gives the outcome to add.</summary>
    /// <param name="context">The payment.</param>
    /// <param name="outcomes">What the gates said; those of rules without effect are changed to say nothing.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public ValueTask<GateOutcome> DecideAsync(GateContext context, Memory<GateOutcome> outcomes, CancellationToken cancellationToken)
    {
        Case found = Gather(context, outcomes.Span);
        if (found.Signals.IsEmpty && found.Allowed is null && !_learns)
        {
            return new(_nothingFound);
        }

        if (_model is null)
        {
            return new(Decide(context, found, null));
        }

        ValueTask<RiskModelOpinion> pending = _model.AskAsync(context, found.Features, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Decide(context, found, pending.Result)) : AwaitAsync(context, found, pending);
    }

    /// <summary>Files what a person has to look at, once the resolution has its identifier.</summary>
    public void FileReview(GateContext context, ResolutionId id, RiskAssessment assessment)
    {
        foreach (ref readonly RiskDecision decision in assessment.Decisions.AsSpan())
        {
            if (decision is { IsEnforced: true, Action: RiskAction.Review })
            {
                _reviews.File(context, id, assessment);
                return;
            }
        }
    }

    private async ValueTask<GateOutcome> AwaitAsync(GateContext context, Case found, ValueTask<RiskModelOpinion> pending) =>
        Decide(context, found, await pending.ConfigureAwait(false));

    private Case Gather(GateContext context, Span<GateOutcome> outcomes)
    {
        RiskListEntry? allowed = _lists.Find(RiskListKind.Allow, context.Request, context.At);
        bool isEnforced = allowed is null && IsEnforced(RollOutName, _options.Mode, _options.EnforcedShare, context.Request);
        int count = 0;
        foreach (ref readonly GateOutcome outcome in outcomes)
        {
            count += RiskSignals.Of(outcome.Verdict).Length;
        }

        var signals = count == 0 ? [] : new AssessedSignal[count];
        int place = 0;
        foreach (ref GateOutcome outcome in outcomes)
        {
            foreach (RiskSignal signal in RiskSignals.Of(outcome.Verdict))
            {
                RiskRuleOptions rule = RuleOf(signal.Rule);
                signals[place++] = new AssessedSignal(
                    signal, rule.Weight, IsEnforced(signal.Rule, rule.Mode, rule.EnforcedShare, context.Request),
                    signal.Instrument is null ? null : context.Request.PlaceOf(signal.Instrument));
            }

            if (outcome.Runner.Gate is IRiskSource source && (!isEnforced || !AnyIsEnforced(source, context.Request)))
            {
                SetAside(ref outcome);
            }
        }

        ImmutableArray<AssessedSignal> all = ImmutableCollectionsMarshal.AsImmutableArray(signals);
        return new Case(all, _learns ? RiskFeatures.Of(context, all) : [], isEnforced, allowed);
    }

    private bool AnyIsEnforced(IRiskSource source, PaymentRequest request)
    {
        foreach (string rule in source.Rules.AsSpan())
        {
            RiskRuleOptions options = RuleOf(rule);
            if (IsEnforced(rule, options.Mode, options.EnforcedShare, request))
            {
                return true;
            }
        }

        return false;
    }

    // What the law holds is not for an allow list or a trial to open.
    private static void SetAside(ref GateOutcome outcome)
    {
        GateVerdict verdict = outcome.Verdict;
        Closure[] held = [.. verdict.Closures.Where(static closure => closure.Reason.Definition == RiskReasons.ComplianceHold)];
        outcome = outcome with { Verdict = held.Length == 0 ? verdict.WithoutEffect() : verdict.WithoutEffect().With(held) };
    }

    private RiskRuleOptions RuleOf(string rule) => _options.Rules.Count > 0 && _options.Rules.TryGetValue(rule, out RiskRuleOptions? options) ? options : OrdinaryRule;

    private static bool IsEnforced(string name, RiskMode mode, double share, PaymentRequest request) =>
        mode == RiskMode.Enforced && RollOut.Covers(name, share, request);

    private GateOutcome Decide(GateContext context, Case found, RiskModelOpinion? opinion)
    {
        var decisions = ImmutableArray.CreateBuilder<RiskDecision>(0);
        MovingScore? moving = null;
        List<Closure>? closures = null;
        ImmutableArray<VerificationDemand> demands = [];
        foreach (CompiledResponse response in _responses)
        {
            double threshold = _thresholds.Of(response.Options);
            bool isEnforced = found.IsEnforced && IsEnforced(response.RollOutName, response.Options.Mode, response.Options.EnforcedShare, context.Request);
            int decided = decisions.Count;
            double highest = 0;
            foreach (PaymentInstrument? instrument in new InstrumentList(found.Signals))
            {
                // What applies to the whole payment applies to each instrument, and is said once.
                if (instrument is not null && decisions.Count > decided && decisions[decided] is { InstrumentIndex: null, IsEnforced: var isSaid } && isSaid == isEnforced)
                {
                    break;
                }

                CombinedScore lane = response.IsOfModel ? CombinedScore.Of(opinion) : ScoreCombiner.Of(found.Signals, response, instrument);
                highest = Math.Max(highest, lane.All);
                if (!(lane.All >= threshold))
                {
                    continue;
                }

                bool applies = isEnforced && lane.Enforced >= threshold;
                Reason? reason = response.Options.Action == RiskAction.Verify ? null : RiskClosureReason.Of(response, found.Signals, instrument, context.At);
                decisions.Add(new RiskDecision(
                    response.Options.Name, response.Options.Action, applies ? lane.Enforced : lane.All, threshold, response.Options.From, applies,
                    instrument is null ? null : context.Request.PlaceOf(instrument), reason));
                if (!applies)
                {
                    continue;
                }

                if (reason is null)
                {
                    demands = demands.Add(response.DemandFor(instrument));
                }
                else
                {
                    (closures ??= []).Add(new Closure(reason, response.ScopeFor(instrument)));
                }
            }

            if (_thresholds.IsMoving(response.Options) && double.IsFinite(highest))
            {
                moving = new MovingScore(highest, threshold);
            }
        }

        CombinedScore whole = ScoreCombiner.Of(found.Signals, null, null);
        var assessment = new RiskAssessment
        {
            Signals = found.Signals,
            Decisions = decisions.ToImmutable(),
            Score = whole.Enforced,
            ShadowScore = whole.All,
            Model = opinion,
            Features = found.Features,
            MovingScore = moving,
            AllowedBecause = found.Allowed?.Because,
            PolicyVersion = _version,
        };
        return new GateOutcome(_runner, GateVerdict.Of(CollectionsMarshal.AsSpan(closures), demands).Enclosing(assessment));
    }

    private readonly record struct Case(ImmutableArray<AssessedSignal> Signals, ImmutableArray<RiskFeature> Features, bool IsEnforced, RiskListEntry? Allowed);

    private sealed class OpenGate : IPaymentGate
    {
        public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(GateVerdict.Open);
    }
}
