using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What a risk rule decides. Immutable, safe for concurrent use.</summary>
/// <remarks>Prefer <see cref="Verify(VerificationDemand)"/> to <see cref="Close"/>: an honest payer can pass a verification, but not a closed door.</remarks>
public sealed class RiskVerdict
{
    private RiskVerdict(GateVerdict verdict) => Verdict = verdict;

    /// <summary>How suspicious the payment is, 0 to 1, for the policy to act on; <see langword="null"/> when the rule decided by itself.</summary>
    public double? Score { get; private init; }

    /// <summary>The numbers behind the verdict, for whoever has to explain it.</summary>
    public ImmutableArray<RiskEvidence> Evidence { get; private init; } = [];

    /// <summary>What a closure for the score is called.</summary>
    internal ReasonDefinition Reason { get; private init; } = RiskReasons.Rejected;

    /// <summary>Nothing is wrong.</summary>
    public static RiskVerdict Allow { get; } = new(GateVerdict.Open);

    /// <summary>The rule could not find out.</summary>
    public static RiskVerdict Unknown { get; } = new(GateVerdict.Unknown);

    /// <summary>The rule did not try to find out, because what it depends on has more to do than it can.</summary>
    /// <param name="retryAt">When trying again may help.</param>
    public static RiskVerdict Overloaded(DateTimeOffset retryAt) => new(GateVerdict.Overloaded(retryAt));

    /// <summary>Whether the rule closes nothing, closes routes, or does not know.</summary>
    public GateAnswer Answer => Verdict.Answer;

    /// <summary>What the rule closes.</summary>
    public ImmutableArray<Closure> Closures => Verdict.Closures;

    /// <summary>The verification that the rule demands.</summary>
    public ImmutableArray<VerificationDemand> Demands => Verdict.Demands;

    internal GateVerdict Verdict { get; }

    /// <summary>The payment may go on once the payer has proved to be the payer.</summary>
    /// <param name="anyOf">The ways that satisfy the rule, at least one.</param>
    /// <param name="scope">For which routes; by default all of them.</param>
    /// <exception cref="ArgumentException"><paramref name="anyOf"/> has no way.</exception>
    public static RiskVerdict Verify(VerificationMethods anyOf, RouteScope? scope = null) =>
        new(GateVerdict.Open.Demanding(new VerificationDemand(anyOf, scope)));

    /// <summary>The payment may go on once the payer has proved enough, lately enough.</summary>
    /// <param name="demand">What is asked, how strong and how young it has to be, and for which routes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is <see langword="null"/>.</exception>
    public static RiskVerdict Verify(VerificationDemand demand) => new(GateVerdict.Open.Demanding(demand));

    /// <summary>Routes are closed.</summary>
    /// <param name="reason">Why, for example <see cref="RiskReasons.TooFrequent"/> with the time it ends.</param>
    /// <param name="scope">Which routes; by default all of them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public static RiskVerdict Close(Reason reason, RouteScope? scope = null) => new(GateVerdict.Closed(new Closure(reason, scope)));

    /// <summary>Routes are closed until a person has looked at the payment.</summary>
    /// <param name="scope">Which routes; by default all of them.</param>
    public static RiskVerdict Review(RouteScope? scope = null) => Close(RiskReasons.UnderReview.WithoutFacts, scope);

    /// <summary>How suspicious the payment is; the policy of <see cref="RiskOptions.Responses"/> says what follows.</summary>
    /// <param name="score">0 for not at all, 1 for as much as can be.</param>
    /// <param name="evidence">The numbers that the score is made of.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="score"/> is outside 0 to 1, or no number.</exception>
    public static RiskVerdict Scored(double score, params ReadOnlySpan<RiskEvidence> evidence) => Scored(score, RiskReasons.Rejected, evidence);

    /// <summary>How suspicious the payment is, and what a closure for it is called.</summary>
    /// <param name="score">0 for not at all, 1 for as much as can be.</param>
    /// <param name="reason">Such as <see cref="RiskReasons.AbnormalAmount"/>; told without facts.</param>
    /// <param name="evidence">The numbers that the score is made of.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="score"/> is outside 0 to 1, or no number.</exception>
    public static RiskVerdict Scored(double score, ReasonDefinition reason, params ReadOnlySpan<RiskEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return score is >= 0 and <= 1
            ? new(GateVerdict.Open) { Score = score, Reason = reason, Evidence = [.. evidence] }
            : throw new ArgumentOutOfRangeException(nameof(score), "the score of a rule is outside 0 to 1; scale it, with 0 for nothing suspicious");
    }

    /// <summary>The same verdict with the numbers behind it.</summary>
    /// <param name="evidence">In place of what it had.</param>
    public RiskVerdict With(params ReadOnlySpan<RiskEvidence> evidence) => new(Verdict) { Score = Score, Reason = Reason, Evidence = [.. evidence] };

    /// <summary>The same verdict, remembered from an earlier moment; an explanation says so.</summary>
    /// <param name="moment">When it was found out.</param>
    public RiskVerdict RememberedFrom(DateTimeOffset moment) => new(Verdict.RememberedFrom(moment)) { Score = Score, Reason = Reason, Evidence = Evidence };
}
