using PaymentAvailability;

namespace AutoLoanRepayment.Risk;

/// <summary>Lets a borrower try five times in ten minutes, asks for a face from the third try on, and says when a tired one may go on.</summary>
internal sealed class FrequentRepaymentRule : IRiskRule
{
    private const int MostAttempts = 5;
    private const int AttemptsBeforeFace = 2;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly RepaymentAttempts _attempts;

    public FrequentRepaymentRule(RepaymentAttempts attempts) => _attempts = attempts;

    public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
        new(context.Request.PayerId is { } payer ? Judge(_attempts.Since(payer, context.At - Window)) : RiskVerdict.Unknown);

    private static RiskVerdict Judge(IReadOnlyList<DateTimeOffset> recent) => recent.Count switch
    {
        >= MostAttempts => RiskVerdict.Close(RiskReasons.TooFrequent.With(Fact.Of("until", recent[^MostAttempts] + Window))),
        >= AttemptsBeforeFace => RiskVerdict.Verify(VerificationMethods.Face),
        _ => RiskVerdict.Allow,
    };
}
