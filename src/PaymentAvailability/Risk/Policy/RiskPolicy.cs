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
    private readonly IRiskScorer? _scorer;
    private readonly RiskReviews _reviews;
    private readonly GateRunner _runner;
    private readonly string _version;
    private readonly bool _learns;

    // What is said where no rule found anything: the same for every payment.
    private readonly GateOutcome _nothingFound;

    public RiskPolicy(RiskOptions options, RiskThresholds thresholds, RiskLists lists, RiskReviews reviews, IRiskScorer? scorer, TimeProvider time, TimeSpan deadline)
    {
        _options = options;
        _responses = CompiledResponse.Of(options);
        _thresholds = thresholds;
        _lists = lists;
        _reviews = reviews;
        _scorer = scorer;
        _version = RiskPolicyVersion.Of(options);
        _learns = scorer is not null || options.Learning.IsEnabled;

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

        if (_scorer is null)
        {
            return new(Decide(context, found, null));
        }

        ValueTask<RiskModelOpinion> pending = _scorer.ScoreAsync(context, found.Features, cancellationToken);
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
        var decided = new DecisionList(context, found.Signals);
        MovingScore? moving = null;
        foreach (CompiledResponse response in _responses)
        {
            double threshold = _thresholds.Of(response.Options);
            bool isEnforced = found.IsEnforced && IsEnforced(response.RollOutName, response.Options.Mode, response.Options.EnforcedShare, context.Request);
            double highest = decided.Judge(response, threshold, isEnforced, opinion);
            if (_thresholds.IsMoving(response.Options) && double.IsFinite(highest))
            {
                moving = new MovingScore(highest, threshold);
            }
        }

        CombinedScore whole = ScoreCombiner.Of(found.Signals, null, null);
        return new GateOutcome(_runner, decided.ToVerdict().Enclosing(new RiskAssessment
        {
            Signals = found.Signals,
            Decisions = decided.ToDecisions(),
            Score = whole.Enforced,
            ShadowScore = whole.All,
            Model = opinion,
            Features = found.Features,
            MovingScore = moving,
            AllowedBecause = found.Allowed?.Because,
            PolicyVersion = _version,
        }));
    }

    private readonly record struct Case(ImmutableArray<AssessedSignal> Signals, ImmutableArray<RiskFeature> Features, bool IsEnforced, RiskListEntry? Allowed);

    private sealed class OpenGate : IPaymentGate
    {
        public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(GateVerdict.Open);
    }
}
