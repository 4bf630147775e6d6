namespace PaymentAvailability;

/// <summary>Closes routes, or demands verification for them, on the word of one risk rule.</summary>
internal sealed class RiskGate : IPaymentGate
{
    private readonly IRiskRule _rule;

    public RiskGate(IRiskRule rule) => _rule = rule;

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        ValueTask<RiskVerdict> pending = _rule.EvaluateAsync(context, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(VerdictOf(pending.Result)) : AwaitAsync(pending);
    }

    private static async ValueTask<GateVerdict> AwaitAsync(ValueTask<RiskVerdict> pending) => VerdictOf(await pending.AsTask().ConfigureAwait(false));

    // No answer at all is for the runner of the gate to tell.
    private static GateVerdict VerdictOf(RiskVerdict? answer) => answer?.Verdict!;
}
