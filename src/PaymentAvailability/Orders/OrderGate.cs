namespace PaymentAvailability;

/// <summary>Closes routes on the word of an order verifier. It is not asked about a request without an order, or with one that <see cref="RequestCheck"/> closes.</summary>
internal sealed class OrderGate : IPaymentGate
{
    private static readonly GateVerdict NoOrder = GateVerdict.Open.Assuming("order");

    private readonly IOrderVerifier _verifier;

    public OrderGate(IOrderVerifier verifier) => _verifier = verifier;

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (context.Request.OrderId is not { } order)
        {
            return new(NoOrder);
        }

        if (!Reference.IsValid(order))
        {
            return new(GateVerdict.Open);
        }

        ValueTask<OrderVerdict> pending = _verifier.VerifyAsync(context, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(VerdictOf(pending.Result)) : AwaitAsync(pending);
    }

    private static async ValueTask<GateVerdict> AwaitAsync(ValueTask<OrderVerdict> pending) => VerdictOf(await pending.AsTask().ConfigureAwait(false));

    // No answer at all is for the runner of the gate to tell.
    private static GateVerdict VerdictOf(OrderVerdict? answer) => answer?.Verdict!;
}
