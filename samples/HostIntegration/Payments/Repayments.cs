using HostIntegration.Lending;
using PaymentAvailability;

namespace HostIntegration.Payments;

/// <summary>What the app wants to pay with: a button that it was shown.</summary>
/// <param name="Attempt">The app's reference to this try, the same when it sends the wish again.</param>
/// <param name="Method">The method of the button.</param>
internal sealed record RepaymentWish(string Attempt, string Method);

/// <summary>What the channel says in the end, by its callback or when it is asked.</summary>
/// <param name="Outcome">What came of it.</param>
internal sealed record ChannelAnswer(PaymentOutcome Outcome);

/// <summary>The second call: reports what happens to attempts, so that no bill is paid twice.</summary>
internal sealed class Repayments
{
    private readonly IPaymentReporter _reporter;

    public Repayments(IPaymentReporter reporter) => _reporter = reporter;

    /// <summary>Begins an attempt, and sends it to the channel only when the bill is free.</summary>
    /// <returns>Why it was not sent; nothing when it was.</returns>
    public async Task<Reason?> PayAsync(Bill bill, RepaymentWish wish, CancellationToken cancellationToken)
    {
        PaymentAttempt attempt = AttemptFor(bill, wish.Attempt) with { Method = wish.Method };
        ReportReceipt receipt = await _reporter.ReportAsync(PaymentReport.Begun(attempt), cancellationToken);
        if (!receipt.MayPay)
        {
            return receipt.Reason;
        }

        // A real service calls the channel here. This one never gets an answer in time, so nobody knows yet.
        await _reporter.ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Unknown), CancellationToken.None);
        return null;
    }

    /// <summary>Takes in what the channel says later; it may say so more than once.</summary>
    public async Task SettleAsync(Bill bill, string attempt, PaymentOutcome outcome) =>
        await _reporter.ReportAsync(PaymentReport.Of(AttemptFor(bill, attempt), outcome));

    private static PaymentAttempt AttemptFor(Bill bill, string attempt) => new()
    {
        OrderId = bill.Number,
        Id = attempt,
        PayerId = bill.Borrower,
        Amount = new Money(bill.Yuan, "CNY"),
    };
}
