using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// Makes one decision of what all risk rules found: leaves out what is in shadow or set aside, combines scores, and applies the responses.
/// Safe for concurrent use.
/// </summary>
internal sealed class RiskPolicy
{
    /// <summary>The name of the gate as which its decisions are in results and metrics.</summary>
    public const string GateName = "risk.policy";

    // Enough for the signals of most payments.
    private const int RoomOnStack = 128;

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
        _nothingFound = new GateOutcome(_runner, GateVerdict.Of([], [], new RiskAssessment { PolicyVersion = _version }));
    }

    /// <summary>Decides, takes back what gates of rules without effect said, and gives the outcome to add.</summary>
    /// <param name="context">The payment.</param>
    /// <param name="outcomes">What the gates said; those of rules without effect are changed to say nothing.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public ValueTask<GateOutcome> DecideAsync(GateContext context, Memory<GateOutcome> outcomes, CancellationToken cancellationToken)
    {
        RiskFindings found = RiskFindings.Gather(context, outcomes.Span, _options, _lists);
        if (found.Signals.IsEmpty && found.Allowed is null && !_learns)
        {
            return new(_nothingFound);
        }

        ImmutableArray<RiskFeature> features = _learns ? RiskFeatures.Of(context, found.Signals) : [];
        if (_scorer is null)
        {
            return new(Decide(context, found, features, null));
        }

        ValueTask<RiskModelOpinion> pending = _scorer.ScoreAsync(context, features, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Decide(context, found, features, pending.Result)) : AwaitAsync(context, found, features, pending);
    }

    /// <summary>Files what a person has to look at, once the resolution has its identifier.</summary>
    public void FileReview(GateContext context, ResolutionId id, RiskAssessment assessment)
    {
        if (IsForReview(assessment))
        {
            _reviews.File(context, id, assessment);
        }
    }

    // By a response, or by a rule itself.
    private static bool IsForReview(RiskAssessment assessment)
    {
        foreach (ref readonly RiskDecision decision in assessment.Decisions.AsSpan())
        {
            if (decision is { IsEnforced: true, Action: RiskAction.Review })
            {
                return true;
            }
        }

        foreach (ref readonly AssessedSignal assessed in assessment.Signals.AsSpan())
        {
            if (assessed is { IsEnforced: true, Signal.Action: RiskAction.Review })
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<GateOutcome> AwaitAsync(GateContext context, RiskFindings found, ImmutableArray<RiskFeature> features, ValueTask<RiskModelOpinion> pending) =>
        Decide(context, found, features, await pending.ConfigureAwait(false));

    private GateOutcome Decide(GateContext context, in RiskFindings found, ImmutableArray<RiskFeature> features, RiskModelOpinion? opinion)
    {
        int room = SignalGroups.RoomFor(found.Signals.Length);
        var groups = new SignalGroups(found.Signals.AsSpan(), room <= RoomOnStack ? stackalloc int[RoomOnStack] : new int[room]);
        var decided = new DecisionList(context, found.Spared);
        MovingScore? moving = null;
        foreach (CompiledResponse response in _responses)
        {
            RiskResponse options = response.Options;
            double threshold = _thresholds.Of(options);
            bool isEnforced = found.IsEnforced && RollOut.IsEnforced(response.RollOutName, options.Mode, options.EnforcedShare, context.Request);
            double highest = decided.Judge(groups, response, threshold, isEnforced, opinion);
            if (_thresholds.IsMoving(options) && double.IsFinite(highest))
            {
                moving = new MovingScore(highest, threshold);
            }
        }

        CombinedScore whole = ScoreCombiner.Of(groups, SignalGroups.Whole, null);
        return new GateOutcome(_runner, decided.ToVerdict(new RiskAssessment
        {
            Signals = found.Signals,
            Decisions = decided.ToDecisions(),
            Score = whole.Enforced,
            ShadowScore = whole.All,
            Model = opinion,
            Features = features,
            MovingScore = moving,
            AllowedBecause = found.Allowed?.Because,
            AllowedInstruments = found.AllowedCards,
            PolicyVersion = _version,
        }));
    }

    private sealed class OpenGate : IPaymentGate
    {
        public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(GateVerdict.Open);
    }
}
