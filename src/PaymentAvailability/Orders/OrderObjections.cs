namespace PaymentAvailability;

/// <summary>What stands in a record against paying the order as the request wants. Pure.</summary>
internal static class OrderObjections
{
    private static readonly Closure AlreadyPaid = new(OrderReasons.AlreadyPaid.WithoutFacts);

    private static readonly Closure Closed = new(OrderReasons.Closed.WithoutFacts);

    private static readonly Closure Locked = new(OrderReasons.LockedByBatchDebit.WithoutFacts);

    private static readonly Closure NotPayableState = new(OrderReasons.NotPayableState.WithoutFacts);

    private static readonly Closure PaymentInProgress = new(OrderReasons.PaymentInProgress.WithoutFacts);

    private static readonly Closure AmountInvalid = new(OrderReasons.AmountInvalid.WithoutFacts);

    private static readonly Closure DataMismatch = new(OrderReasons.DataMismatch.WithoutFacts);

    /// <summary>What closes an order that is over.</summary>
    public static Closure Expired { get; } = new(OrderReasons.Expired.WithoutFacts);

    /// <summary>Adds every objection, each once.</summary>
    public static void Add(OrderRecord order, GateContext context, List<Closure> objections)
    {
        AddState(order, context.At, objections);
        if (order.IsAmbiguous || DiffersIn(order, context.Request))
        {
            objections.Add(DataMismatch);
        }

        if (IsPayable(context.Request) && order.AmountDue is { } due && due.Currency == context.Request.Amount.Currency && context.Request.Amount.Amount > due.Amount)
        {
            objections.Add(AmountInvalid);
        }
    }

    private static void AddState(OrderRecord order, DateTimeOffset at, List<Closure> objections)
    {
        if (order.State == OrderState.Paid || order.Loan is { IsPaid: true })
        {
            objections.Add(AlreadyPaid);
        }

        if (order.IsPaymentInProgress)
        {
            objections.Add(PaymentInProgress);
        }

        if (order.State == OrderState.Expired || order.ExpiresAt <= at)
        {
            objections.Add(Expired);
        }

        if (order.State == OrderState.Closed)
        {
            objections.Add(Closed);
        }

        if (order.LockedUntil is { } until && until > at)
        {
            objections.Add(new Closure(OrderReasons.LockedByBatchDebit.With(Fact.Of("until", until))));
        }
        else if (order.State == OrderState.Locked)
        {
            objections.Add(Locked);
        }

        if (order.State == OrderState.NotPayable)
        {
            objections.Add(NotPayableState);
        }
    }

    private static bool DiffersIn(OrderRecord order, PaymentRequest request) =>
        (order.Product is { } product && request.Product is { } wanted && !string.Equals(product, wanted, StringComparison.OrdinalIgnoreCase))
        || (order.AmountDue is { } due && (due.Currency != request.Amount.Currency || IsTooLittle(request, due, order.MinimumAmount)))
        || (order.AmountDue is null && order.MinimumAmount is { } least && least.Currency != request.Amount.Currency);

    private static bool IsTooLittle(PaymentRequest request, Money due, Money? least) =>
        IsPayable(request) && request.Amount.Amount < due.Amount && (least is not { } minimum || request.Amount.Amount < minimum.Amount);

    // What cannot be paid at all is closed as such already, and says nothing about the order.
    private static bool IsPayable(PaymentRequest request) => RequestCheck.IsAmount(request);
}
