namespace PaymentAvailability;

/// <summary>Closes everything while an attempt for the order has no result, and after one that succeeded.</summary>
internal sealed class AttemptGate : IPaymentGate
{
    private static readonly GateVerdict NoOrder = GateVerdict.Open.Assuming("order");
    private static readonly GateVerdict InProgress = GateVerdict.Closed(OrderReasons.PaymentInProgress.WithoutFacts);
    private static readonly GateVerdict Paid = GateVerdict.Closed(OrderReasons.AlreadyPaid.WithoutFacts);

    private readonly IPaymentAttemptStore _store;
    private readonly GateVerdict _paid;

    public AttemptGate(IPaymentAttemptStore store, AttemptOptions options)
    {
        _store = store;
        _paid = options.AllowPartPayments ? GateVerdict.Open : Paid;
    }

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (context.Request.OrderId is not { } order)
        {
            return new(NoOrder);
        }

        // What is no reference is closed as such, and no attempt can have been begun for it.
        if (!Reference.IsValid(order))
        {
            return new(GateVerdict.Open);
        }

        ValueTask<OrderProgress> pending = _store.GetProgressAsync(order, context.At, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(VerdictOf(pending.Result)) : AwaitAsync(pending);
    }

    private async ValueTask<GateVerdict> AwaitAsync(ValueTask<OrderProgress> pending) => VerdictOf(await pending.AsTask().ConfigureAwait(false));

    // An answer that is none is for the runner of the gate to tell.
    private GateVerdict VerdictOf(OrderProgress progress) => progress switch
    {
        OrderProgress.None => GateVerdict.Open,
        OrderProgress.Paid => _paid,
        OrderProgress.InProgress => InProgress,
        _ => null!,
    };
}
