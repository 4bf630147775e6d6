namespace PaymentAvailability;

/// <summary>
/// Has attempts counted, and brings what came of them to the payers' histories and to what learns from labels. A beginning that a limit stands against
/// is refused. Safe for concurrent use.
/// </summary>
internal sealed class CountingReporter : IPaymentReporter
{
    private readonly IPaymentReporter _reporter;
    private readonly AttemptCounting? _counting;
    private readonly HistoryWriter? _history;
    private readonly LabelReports? _labels;
    private readonly FactsMemory _memory;
    private readonly RefusedBeginnings _refused;
    private readonly OrderTurns _turns = new();
    private readonly TimeProvider _time;

    /// <param name="reporter">Keeps attempts.</param>
    /// <param name="counting">Counts them; <see langword="null"/> where attempts add nothing and no limit holds.</param>
    /// <param name="history">Tells payers' histories of outcomes, where a rule reads them.</param>
    /// <param name="labels">Learns from labels, where something does.</param>
    /// <param name="memory">Remembers the facts of attempts, for their outcomes.</param>
    /// <param name="time">The clock.</param>
    public CountingReporter(
        IPaymentReporter reporter, AttemptCounting? counting, HistoryWriter? history, LabelReports? labels, FactsMemory memory, TimeProvider time)
    {
        _reporter = reporter;
        _counting = counting;
        _history = history;
        _labels = labels;
        _memory = memory;
        _refused = new RefusedBeginnings(reporter);
        _time = time;
    }

    public async ValueTask<ReportReceipt> ReportAsync(PaymentReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Label is { } label)
        {
            return new ReportReceipt(_labels?.Take(report, label) ?? ReportResult.Refused, null);
        }

        // What is known of an attempt and what is counted of it change together.
        using OrderTurns.Turn turn = await _turns.TakeAsync(report.Attempt.OrderId, cancellationToken).ConfigureAwait(false);
        return report.Outcome is null
            ? await BeginAsync(report, cancellationToken).ConfigureAwait(false)
            : await EndAsync(report, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<ReportReceipt> ReconcileAsync(PaymentAttempt attempt, PaymentOutcome outcome, string by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        using OrderTurns.Turn turn = await _turns.TakeAsync(attempt.OrderId, cancellationToken).ConfigureAwait(false);
        ReportReceipt receipt = await _reporter.ReconcileAsync(attempt, outcome, by, cancellationToken).ConfigureAwait(false);
        await ConcludeAsync(PaymentReport.Of(attempt, outcome), receipt).ConfigureAwait(false);
        return receipt;
    }

    private async ValueTask<ReportReceipt> BeginAsync(PaymentReport report, CancellationToken cancellationToken)
    {
        PaymentAttempt attempt = report.Attempt;
        PaymentFacts facts = AttemptFacts.Of(report);
        if (_counting?.JudgeSingle(facts, _time.GetUtcNow()) is { } against)
        {
            return new ReportReceipt(ReportResult.Refused, null, against);
        }

        if (await _refused.EndForgottenAsync(attempt).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        ReportReceipt receipt = await _reporter.ReportAsync(report, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = _time.GetUtcNow();
        if (!receipt.MayPay)
        {
            await AddFactsAsync(report, facts, receipt, now).ConfigureAwait(false);
            return receipt;
        }

        // From here on the attempt is begun, so the caller's giving up must not leave it half counted.
        if (_counting is not null && await _counting.BeginAsync(attempt, facts, now).ConfigureAwait(false) is { } broken)
        {
            return await _refused.EndAsync(attempt, broken).ConfigureAwait(false);
        }

        _memory.Remember(attempt, facts);
        _labels?.Expect(attempt, facts, now);
        return receipt;
    }

    // An outcome that overtook its beginning was counted with what it knew itself. Where that is not known, nothing is counted for a second time.
    private async ValueTask AddFactsAsync(PaymentReport report, PaymentFacts facts, ReportReceipt receipt, DateTimeOffset now)
    {
        if (_counting is not null && receipt is { Result: ReportResult.Outdated, Status: { } status } && _memory.Find(report.Attempt) is { } counted)
        {
            await _counting.AddFactsAsync(report.Attempt, facts, counted, status, HappenedAt(report, now), now).ConfigureAwait(false);
        }
    }

    private async ValueTask<ReportReceipt> EndAsync(PaymentReport report, CancellationToken cancellationToken)
    {
        ReportReceipt receipt = await _reporter.ReportAsync(report, cancellationToken).ConfigureAwait(false);
        await ConcludeAsync(report, receipt).ConfigureAwait(false);
        return receipt;
    }

    // Whatever the report is called: if money was taken after all, it is counted.
    private async ValueTask ConcludeAsync(PaymentReport report, ReportReceipt receipt)
    {
        if (receipt.Status is not { } status || status == receipt.Before || receipt.Result is not (ReportResult.Accepted or ReportResult.Contradictory))
        {
            return;
        }

        DateTimeOffset now = _time.GetUtcNow();
        DateTimeOffset at = HappenedAt(report, now);
        PaymentFacts? counted = _memory.Find(report.Attempt);
        PaymentFacts facts = counted ?? AttemptFacts.Of(report);
        _memory.Remember(report.Attempt, facts);
        if (_counting is not null)
        {
            await _counting.ConcludeAsync(report.Attempt, facts, counted is not null, receipt.Before, status, at, now).ConfigureAwait(false);
        }

        if (_history is not null && status is AttemptStatus.Succeeded or AttemptStatus.Declined)
        {
            await _history.NoteAsync(facts, status == AttemptStatus.Succeeded, at, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // What happens later than now is a clock that is ahead.
    private static DateTimeOffset HappenedAt(PaymentReport report, DateTimeOffset now) => report.At < now ? report.At.Value : now;
}
