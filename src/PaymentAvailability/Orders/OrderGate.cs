namespace PaymentAvailability;

/// <summary>Closes routes on the word of an order verifier. A request without an order is not asked about.</summary>
internal sealed class OrderGate : IPaymentGate
{
    private static readonly GateVerdict NoOrder = GateVerdict.Open.Assuming("order");

    private readonly IOrderVerifier _verifier;

    public OrderGate(IOrderVerifier verifier) => _verifier = verifier;

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (context.Request.OrderId is null)
        {
            return new(NoOrder);
        }

        ValueTask<OrderVerdict> pending = _verifier.VerifyAsync(context, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(pending.Result.Verdict) : Await(pending);
    }

    private static async ValueTask<GateVerdict> Await(ValueTask<OrderVerdict> pending) => (await pending.ConfigureAwait(false)).Verdict;
}
