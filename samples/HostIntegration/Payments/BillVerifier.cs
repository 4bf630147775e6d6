using HostIntegration.Lending;
using PaymentAvailability;

namespace HostIntegration.Payments;

/// <summary>Port one: may this bill be paid by this borrower now.</summary>
internal sealed class BillVerifier : IOrderVerifier
{
    private readonly LendingStore _store;

    public BillVerifier(LendingStore store) => _store = store;

    public async ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken)
    {
        Bill? bill = await _store.FindBillAsync(context.Request.OrderId!, cancellationToken);
        return bill switch
        {
            null => OrderVerdict.NotPayable(OrderReasons.NotFound.WithoutFacts),
            _ when bill.Borrower != context.Request.PayerId => OrderVerdict.NotPayable(OrderReasons.NotFound.WithoutFacts),
            { IsPaid: true } => OrderVerdict.NotPayable(OrderReasons.AlreadyPaid.WithoutFacts),
            _ => OrderVerdict.Payable,
        };
    }
}
