using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Runs one risk rule of the host: closes routes or demands verification on its word, or passes on its score to the policy.</summary>
internal sealed class RiskGate : IPaymentGate, IRiskSource
{
    private readonly IRiskRule _rule;
    private readonly string _name;

    /// <param name="rule">The rule.</param>
    /// <param name="name">What its signals are called.</param>
    public RiskGate(IRiskRule rule, string name)
    {
        _rule = rule;
        _name = name;
        Rules = [name];
    }

    public ImmutableArray<string> Rules { get; }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        ValueTask<RiskVerdict> pending = _rule.EvaluateAsync(context, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(VerdictOf(pending.Result)) : AwaitAsync(pending);
    }

    private async ValueTask<GateVerdict> AwaitAsync(ValueTask<RiskVerdict> pending) => VerdictOf(await pending.AsTask().ConfigureAwait(false));

    // No answer at all is for the runner of the gate to tell.
    private GateVerdict VerdictOf(RiskVerdict? answer)
    {
        if (answer is null || answer.Answer == GateAnswer.Unknown || (answer.Score is null && ActionOf(answer) is null && answer.Evidence.IsEmpty))
        {
            return answer?.Verdict!;
        }

        return answer.Verdict.Noting(new RiskSignal(_name, answer.Score ?? 0, answer.Evidence) { Action = ActionOf(answer), Reason = answer.Reason });
    }

    private static RiskAction? ActionOf(RiskVerdict answer)
    {
        if (!answer.Closures.IsEmpty)
        {
            return answer.Closures.All(static closure => closure.Reason.Definition == RiskReasons.UnderReview) ? RiskAction.Review : RiskAction.Close;
        }

        return answer.Demands.IsEmpty ? null : RiskAction.Verify;
    }
}
