namespace PaymentAvailability;

/// <summary>Closes everything while an attempt for the order has no result, and after one that succeeded.</summary>
internal sealed class AttemptGate : IPaymentGate
{
    private static readonly GateVerdict NoOrder = GateVerdict.Open.Assuming("order");
    private static readonly GateVerdict InProgress = GateVerdict.Closed(OrderReasons.PaymentInProgress.WithoutFacts);
    private static readonly GateVerdict Paid = GateVerdict.Closed(OrderReasons.AlreadyPaid.WithoutFacts);

    private readonly IPaymentAttemptStore _store;
    private readonly OrderProgressLoader? _loader;
    private readonly GateVerdict _paid;

    /// <param name="store">Where attempts are kept.</param>
    /// <param name="options">How.</param>
    /// <param name="loader">Asks the store for many orders at once, where it can be asked so.</param>
    public AttemptGate(IPaymentAttemptStore store, AttemptOptions options, OrderProgressLoader? loader = null)
    {
        _store = store;
        _loader = loader;
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

        if (_loader is not null)
        {
            return LoadAsync(_loader, order, context, cancellationToken);
        }

        ValueTask<OrderProgress> pending = _store.GetProgressAsync(order, context.At, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(VerdictOf(pending.Result)) : AwaitAsync(pending);
    }

    private async ValueTask<GateVerdict> LoadAsync(OrderProgressLoader loader, string order, GateContext context, CancellationToken cancellationToken)
    {
        (OrderProgress? progress, GateVerdict? unknown) = await loader.FindAsync(order, context, cancellationToken).ConfigureAwait(false);
        return unknown ?? VerdictOf(progress!.Value);
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
