using PaymentAvailability;

namespace AutoLoanRepayment.Lending;

/// <summary>Compares a payment with the bill that the loan core has for it, and tells every difference at once.</summary>
internal sealed class LoanOrderVerifier : IOrderVerifier
{
    private readonly LoanCore _core;

    public LoanOrderVerifier(LoanCore core) => _core = core;

    public async ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken)
    {
        LoanOrder? order = await _core.FindAsync(context.Request.OrderId!, cancellationToken);

        // An order of somebody else is answered like one that does not exist.
        if (order is null || order.BorrowerId != context.Request.PayerId)
        {
            return OrderVerdict.NotPayable(OrderReasons.NotFound.WithoutFacts);
        }

        List<Closure> objections = [.. ObjectionsTo(order, context)];
        return objections.Count == 0 ? OrderVerdict.Payable : OrderVerdict.NotPayable(objections);
    }

    private static IEnumerable<Closure> ObjectionsTo(LoanOrder order, GateContext context)
    {
        if (order.State == LoanOrderState.Paid)
        {
            yield return new Closure(OrderReasons.AlreadyPaid.WithoutFacts);
        }

        if (order.State == LoanOrderState.Cancelled)
        {
            yield return new Closure(OrderReasons.Closed.WithoutFacts);
        }

        if (order.ValidUntil <= context.At)
        {
            yield return new Closure(OrderReasons.Expired.WithoutFacts);
        }

        if (order.AmountDue != context.Request.Amount)
        {
            yield return new Closure(OrderReasons.DataMismatch.WithoutFacts);
        }

        if (order.HasOtherDetails)
        {
            yield return new Closure(AccountReasons.DetailsMismatch.WithoutFacts);
        }

        foreach (PaymentInstrument card in context.Request.Instruments ?? [])
        {
            if (order.CardsWithOtherPhone.Contains(card.Id))
            {
                yield return new Closure(AccountReasons.PhoneMismatch.WithoutFacts, RouteScope.Everything.WithInstrument(card));
            }
        }
    }
}
