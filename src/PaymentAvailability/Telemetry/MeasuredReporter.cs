using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Counts and logs what a reporter answers. Tags are bounded: statuses, results, reason codes; nothing of an attempt.</summary>
internal sealed class MeasuredReporter : IPaymentReporter
{
    private readonly IPaymentReporter _reporter;
    private readonly Counter<long> _reports;
    private readonly UpDownCounter<long> _open;
    private readonly ILogger _logger;
    private long _reconciled;

    public MeasuredReporter(IPaymentReporter reporter, IMeterFactory? meters, ILogger logger)
    {
        Meter meter = meters?.Create(TelemetryNames.Source) ?? new Meter(TelemetryNames.Source);
        _reporter = reporter;
        _reports = meter.CreateCounter<long>(TelemetryNames.Reports, "{report}", "reports of attempts to pay");
        _open = meter.CreateUpDownCounter<long>(TelemetryNames.OpenAttempts, "{attempt}", "attempts to pay without a result");
        _logger = logger;
    }

    public ValueTask<ReportReceipt> ReportAsync(PaymentReport report, CancellationToken cancellationToken = default)
    {
        ValueTask<ReportReceipt> pending = _reporter.ReportAsync(report, cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Record(report.Status, pending.Result)) : AwaitAsync(report.Status, pending);
    }

    public async ValueTask<ReportReceipt> ReconcileAsync(
        PaymentAttempt attempt, PaymentOutcome outcome, string by, CancellationToken cancellationToken = default)
    {
        ReportReceipt receipt = await _reporter.ReconcileAsync(attempt, outcome, by, cancellationToken).ConfigureAwait(false);
        return Record(AttemptStatuses.Of(outcome), receipt, by);
    }

    private async ValueTask<ReportReceipt> AwaitAsync(AttemptStatus reported, ValueTask<ReportReceipt> pending) =>
        Record(reported, await pending.ConfigureAwait(false));

    /// <summary>Reports what came out. Loggers and listeners are foreign code; one that throws must not cost the caller the receipt.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "There is nobody to tell that telling failed.")]
    private ReportReceipt Record(AttemptStatus reported, ReportReceipt receipt, string? reconciledBy = null)
    {
        try
        {
            Measure(reported, receipt);
        }
        catch (Exception)
        {
        }

        try
        {
            Log(reported, receipt, reconciledBy);
        }
        catch (Exception)
        {
        }

        return receipt;
    }

    private void Measure(AttemptStatus reported, ReportReceipt receipt)
    {
        if (receipt.OpenChange != 0)
        {
            _open.Add(receipt.OpenChange);
        }

        if (_reports.Enabled)
        {
            var tags = new TagList
            {
                { "payment_availability.reported", WireNames.AttemptStatus.NameOf(reported) },
                { "payment_availability.result", WireNames.ReportResult.NameOf(receipt.Result) },
            };
            if (receipt.Reason is { } reason)
            {
                tags.Add("payment_availability.reason", reason.Code.Value);
            }

            _reports.Add(1, tags);
        }
    }

    private void Log(AttemptStatus reported, ReportReceipt receipt, string? reconciledBy)
    {
        if (reconciledBy is not null)
        {
            long count = receipt.Result == ReportResult.Accepted ? Interlocked.Increment(ref _reconciled) : Interlocked.Read(ref _reconciled);
            ReportLog.Reconciled(
                _logger, WireNames.AttemptStatus.NameOf(reported), reconciledBy, WireNames.ReportResult.NameOf(receipt.Result), count);
        }
        else if (receipt.Result == ReportResult.Contradictory)
        {
            ReportLog.Contradictory(
                _logger, WireNames.AttemptStatus.NameOf(reported), receipt.Status is { } status ? WireNames.AttemptStatus.NameOf(status) : "nothing");
        }
    }
}
