using HostIntegration.Lending;
using PaymentAvailability;

namespace HostIntegration.Payments;

/// <summary>Port two, one risk signal: after several failed sign-ins the borrower shows a face before paying.</summary>
internal sealed class SignInRule : IRiskRule
{
    private const int Suspicious = 5;

    private readonly LendingStore _store;

    public SignInRule(LendingStore store) => _store = store;

    public async ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (context.Request.PayerId is not { } borrower)
        {
            return RiskVerdict.Unknown;
        }

        int failures = await _store.CountFailedSignInsAsync(borrower, cancellationToken);
        return failures >= Suspicious ? RiskVerdict.Verify(VerificationMethods.Face) : RiskVerdict.Allow;
    }
}
