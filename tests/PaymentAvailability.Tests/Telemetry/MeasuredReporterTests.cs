using Microsoft.Extensions.Logging;

namespace PaymentAvailability.Tests;

/// <summary>Reports are counted and contradictions logged, and nothing of an attempt gets out.</summary>
public sealed class MeasuredReporterTests : IDisposable
{
    private const string Secret = "6222021234567890128";

    private readonly CapturedMetrics _metrics = new();
    private readonly CapturedLogs _logs = new();
    private readonly PaymentAttempt _attempt = new() { OrderId = $"order {Secret}", Id = $"attempt {Secret}", PayerId = $"payer {Secret}" };

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Reports_are_counted_by_what_was_reported_and_what_became_of_it()
    {
        IPaymentReporter reporter = NewReporter(_logs);

        await reporter.ReportAsync(PaymentReport.Begun(_attempt));
        await reporter.ReportAsync(PaymentReport.Begun(_attempt with { Id = "other" }));

        Counted().Should().Equal(
            "payment_availability.reports 1 {report} {payment_availability.reported=begun, payment_availability.result=accepted}",
            "payment_availability.reports 1 {report} {payment_availability.reported=begun, payment_availability.result=refused, "
            + "payment_availability.reason=order.payment_in_progress}");
        _logs.Entries.Should().BeEmpty();

        IEnumerable<string> Counted() => _metrics.Measurements.Where(each => each.Instrument == TelemetryNames.Reports).Select(each => each.ToString());
    }

    [Fact]
    public async Task Open_attempts_go_up_and_down()
    {
        IPaymentReporter reporter = NewReporter(_logs);
        PaymentAttempt other = _attempt with { OrderId = "other", Id = "other" };

        await reporter.ReportAsync(PaymentReport.Begun(_attempt));
        await reporter.ReportAsync(PaymentReport.Begun(_attempt));
        await reporter.ReportAsync(PaymentReport.Of(_attempt, PaymentOutcome.Unknown));
        await reporter.ReportAsync(PaymentReport.Of(other, PaymentOutcome.Unknown));
        OpenChanges().Should().Equal(1, 1);

        await reporter.ReportAsync(PaymentReport.Of(_attempt, PaymentOutcome.Failed));
        await reporter.ReportAsync(PaymentReport.Of(_attempt, PaymentOutcome.Succeeded));
        await reporter.ReconcileAsync(other, PaymentOutcome.Succeeded, "ops");
        OpenChanges().Should().Equal(1, 1, -1, -1);

        IEnumerable<double> OpenChanges() => _metrics.Measurements.Where(each => each.Instrument == TelemetryNames.OpenAttempts).Select(each => each.Value);
    }

    [Fact]
    public async Task A_contradiction_is_a_warning_and_a_reconciliation_says_by_whom()
    {
        IPaymentReporter reporter = NewReporter(_logs);

        await reporter.ReportAsync(PaymentReport.Of(_attempt, PaymentOutcome.Declined));
        await reporter.ReportAsync(PaymentReport.Of(_attempt, PaymentOutcome.Succeeded));
        await reporter.ReportAsync(PaymentReport.Begun(_attempt with { OrderId = "another" }));
        await reporter.ReconcileAsync(_attempt, PaymentOutcome.Failed, "ops.night_shift");
        await reporter.ReconcileAsync(_attempt with { Id = "mistyped" }, PaymentOutcome.Failed, "ops.night_shift");

        _logs.Entries.Select(entry => entry[..entry.IndexOf(" {", StringComparison.Ordinal)]).Should().Equal(
            "Warning 10 Contradictory: a report contradicts an earlier one: succeeded was reported, succeeded is what holds for the attempt",
            "Warning 10 Contradictory: a report contradicts an earlier one: begun was reported, nothing is what holds for the attempt",
            "Warning 11 Reconciled: an attempt was reconciled as failed by ops.night_shift: accepted, 1 reconciled since the start",
            "Warning 11 Reconciled: an attempt was reconciled as failed by ops.night_shift: refused, 1 reconciled since the start");
    }

    [Fact]
    public async Task Nothing_of_an_attempt_is_measured_logged_or_told()
    {
        IPaymentReporter reporter = NewReporter(_logs);
        var told = new List<string>();
        foreach (PaymentOutcome outcome in Enum.GetValues<PaymentOutcome>())
        {
            told.Add($"{await reporter.ReportAsync(PaymentReport.Begun(_attempt))}");
            told.Add($"{await reporter.ReportAsync(PaymentReport.Of(_attempt, outcome))}");
            told.Add($"{await reporter.ReportAsync(PaymentReport.Of(_attempt with { OrderId = $"other {Secret}" }, outcome))}");
        }

        told.Add($"{await reporter.ReconcileAsync(_attempt, PaymentOutcome.Failed, "ops")}");

        string everything = string.Join('\n', told.Concat(_logs.Entries).Concat(_metrics.Measurements.Select(each => each.ToString())));
        everything.Should().Contain("contradictory").And.NotContain(Secret);
    }

    [Fact]
    public async Task A_broken_logger_does_not_cost_the_receipt()
    {
        IPaymentReporter reporter = NewReporter(new BrokenLogger());
        await reporter.ReportAsync(PaymentReport.Of(_attempt, PaymentOutcome.Declined));

        (await reporter.ReportAsync(PaymentReport.Of(_attempt, PaymentOutcome.Succeeded))).Result.Should().Be(ReportResult.Contradictory);
        (await reporter.ReconcileAsync(_attempt, PaymentOutcome.Failed, "ops")).Result.Should().Be(ReportResult.Accepted);
    }

    private MeasuredReporter NewReporter(ILogger logger) => new(new TestReporter().Reporter, _metrics, logger);
}
