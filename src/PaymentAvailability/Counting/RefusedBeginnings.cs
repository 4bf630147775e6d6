using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>
/// Ends attempts that a limit refused after they had begun. Where that fails it is tried again, in this process, with the next beginning for the order, so
/// that no order is held by an attempt that was never let through. Bounded. Safe for concurrent use.
/// </summary>
internal sealed class RefusedBeginnings(IPaymentReporter reporter)
{
    /// <summary>The most attempts whose end is tried again; further ones are for a person to reconcile.</summary>
    internal const int MostUnended = 10_000;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, (PaymentAttempt Attempt, Reason Reason)>> _unended = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Ends an attempt that was refused.</summary>
    public async ValueTask<ReportReceipt> EndAsync(PaymentAttempt attempt, Reason reason)
    {
        try
        {
            await reporter.ReportAsync(PaymentReport.Of(attempt, PaymentOutcome.Ignored), CancellationToken.None).ConfigureAwait(false);
        }
        catch when (Remember(attempt, reason))
        {
            throw;
        }

        Forget(attempt);
        return new ReportReceipt(ReportResult.Refused, AttemptStatus.Ignored, reason);
    }

    /// <summary>Before an attempt begins: ends what holds its order without having been let through.</summary>
    /// <returns>The answer to the attempt if it is one of those.</returns>
    public async ValueTask<ReportReceipt?> EndForgottenAsync(PaymentAttempt attempt)
    {
        ReportReceipt? own = null;
        if (Volatile.Read(ref _count) > 0 && _unended.TryGetValue(attempt.OrderId, out ConcurrentDictionary<string, (PaymentAttempt Attempt, Reason Reason)>? ofOrder))
        {
            foreach ((PaymentAttempt unended, Reason reason) in ofOrder.Values)
            {
                ReportReceipt refusal = await EndAsync(unended, reason).ConfigureAwait(false);
                own = unended.Id == attempt.Id ? refusal : own;
            }
        }

        return own;
    }

    // Called for one order at a time.
    private bool Remember(PaymentAttempt attempt, Reason reason)
    {
        if (Volatile.Read(ref _count) < MostUnended && _unended.GetOrAdd(attempt.OrderId, static _ => new(StringComparer.Ordinal)).TryAdd(attempt.Id, (attempt, reason)))
        {
            Interlocked.Increment(ref _count);
        }

        return true;
    }

    private void Forget(PaymentAttempt attempt)
    {
        if (Volatile.Read(ref _count) == 0 || !_unended.TryGetValue(attempt.OrderId, out ConcurrentDictionary<string, (PaymentAttempt Attempt, Reason Reason)>? ofOrder)
            || !ofOrder.TryRemove(attempt.Id, out _))
        {
            return;
        }

        Interlocked.Decrement(ref _count);
        if (ofOrder.IsEmpty)
        {
            _unended.TryRemove(attempt.OrderId, out _);
        }
    }
}
