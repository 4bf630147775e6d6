using PaymentAvailability;

namespace AutoLoanRepayment.Lending;

/// <summary>A gate of the host's own: the platform balance can pay only what it holds.</summary>
internal sealed class PlatformBalanceGate : IPaymentGate
{
    private static readonly RouteScope Scope = RouteScope.OfMethods("wallet.loan_balance");

    private readonly PlatformBalances _balances;

    public PlatformBalanceGate(PlatformBalances balances) => _balances = balances;

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => new(Judge(context.Request));

    private GateVerdict Judge(PaymentRequest request)
    {
        if (request.PayerId is not { } payer)
        {
            return GateVerdict.Open.Assuming("payer");
        }

        bool isEnough = _balances.Find(payer) is { } balance
            && balance.Currency == request.Amount.Currency
            && balance.Amount >= request.Amount.Amount;
        return isEnough ? GateVerdict.Open : GateVerdict.Closed(new Closure(FundsReasons.Insufficient.WithoutFacts, Scope));
    }
}
