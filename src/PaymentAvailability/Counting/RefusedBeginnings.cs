using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>
/// Ends attempts that a limit refused after they had begun. Where that fails it is tried again with the next beginning for the order, so that no order is
/// held by an attempt that was never let through. Safe for concurrent use.
/// </summary>
internal sealed class RefusedBeginnings(IPaymentReporter reporter)
{
    private readonly ConcurrentDictionary<string, (PaymentAttempt Attempt, Reason Reason)> _unended = new(StringComparer.Ordinal);

    /// <summary>Ends an attempt that was refused.</summary>
    public async ValueTask<ReportReceipt> EndAsync(PaymentAttempt attempt, Reason reason)
    {
        _unended[attempt.OrderId] = (attempt, reason);
        await reporter.ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Ignored), CancellationToken.None).ConfigureAwait(false);
        _unended.TryRemove(attempt.OrderId, out _);
        return new ReportReceipt(ReportResult.Refused, AttemptStatus.Ignored, reason);
    }

    /// <summary>Before an attempt begins: ends what holds its order without having been let through.</summary>
    /// <returns>The answer to the attempt if it is that one.</returns>
    public async ValueTask<ReportReceipt?> EndForgottenAsync(PaymentAttempt attempt)
    {
        if (!_unended.TryGetValue(attempt.OrderId, out (PaymentAttempt Attempt, Reason Reason) unended))
        {
            return null;
        }

        ReportReceipt refusal = await EndAsync(unended.Attempt, unended.Reason).ConfigureAwait(false);
        return unended.Attempt.Id == attempt.Id ? refusal : null;
    }
}
