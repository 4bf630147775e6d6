using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>Passes on the results of attempts that a reporter takes in: each once, because a repeated report is no news.</summary>
internal sealed class ObservedReporter : IPaymentReporter
{
    private readonly IPaymentReporter _reporter;
    private readonly IOutcomeObserver[] _observers;
    private readonly TimeProvider _time;

    public ObservedReporter(IPaymentReporter reporter, IEnumerable<IOutcomeObserver> observers, TimeProvider time)
    {
        _reporter = reporter;
        _observers = [.. observers];
        _time = time;
    }

    public ValueTask<ReportReceipt> ReportAsync(PaymentReport report, CancellationToken cancellationToken = default)
    {
        ValueTask<ReportReceipt> pending = _reporter.ReportAsync(report, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Tell(report, pending.Result)) : AwaitAsync(report, pending);
    }

    // What a person sets right later says how the money went, not how the channel is now.
    public ValueTask<ReportReceipt> ReconcileAsync(
        PaymentAttempt attempt, PaymentOutcome outcome, string by, CancellationToken cancellationToken = default) =>
        _reporter.ReconcileAsync(attempt, outcome, by, cancellationToken);

    private async ValueTask<ReportReceipt> AwaitAsync(PaymentReport report, ValueTask<ReportReceipt> pending) =>
        Tell(report, await pending.ConfigureAwait(false));

    [SuppressMessage("Design", "CA1031", Justification = "The report was taken in; whoever learns of it must not cost the host its receipt.")]
    private ReportReceipt Tell(PaymentReport report, ReportReceipt receipt)
    {
        if (receipt.Result != ReportResult.Accepted || report.Outcome is null)
        {
            return receipt;
        }

        DateTimeOffset now = _time.GetUtcNow();
        foreach (IOutcomeObserver observer in _observers)
        {
            try
            {
                observer.Observe(report, receipt.Before, now);
            }
            catch (Exception)
            {
            }
        }

        return receipt;
    }
}
