namespace PaymentAvailability;

/// <summary>
/// Has attempts counted: a beginning reserves what it would use up of limits and is refused where there is not enough, an outcome confirms or
/// releases that, and the payer's history learns of it. Safe for concurrent use.
/// </summary>
internal sealed class CountingReporter : IPaymentReporter
{
    private static readonly Reason Unknown = PlatformReasons.DependencyFailure.With(Fact.OfCatalog("gate", GateName.Limit));

    private readonly IPaymentReporter _reporter;
    private readonly AttemptCounters _counters;
    private readonly CounterWriter? _writer;
    private readonly HistoryWriter? _history;
    private readonly LabelReports? _labels;
    private readonly FactsMemory _memory;
    private readonly UnknownPolicy _whenUnknown;
    private readonly TimeProvider _time;

    /// <param name="reporter">Keeps attempts.</param>
    /// <param name="counters">What attempts add.</param>
    /// <param name="writer">Adds it; <see langword="null"/> where attempts add nothing.</param>
    /// <param name="history">Tells payers' histories of outcomes, where a rule reads them.</param>
    /// <param name="labels">Learns from labels, where something does.</param>
    /// <param name="memory">Remembers facts until the outcome.</param>
    /// <param name="whenUnknown">Whether an attempt may begin that limits could not be asked about.</param>
    /// <param name="time">The clock.</param>
    public CountingReporter(
        IPaymentReporter reporter, AttemptCounters counters, CounterWriter? writer, HistoryWriter? history, LabelReports? labels, FactsMemory memory,
        UnknownPolicy whenUnknown, TimeProvider time)
    {
        _reporter = reporter;
        _counters = counters;
        _writer = writer;
        _history = history;
        _labels = labels;
        _memory = memory;
        _whenUnknown = whenUnknown;
        _time = time;
    }

    public ValueTask<ReportReceipt> ReportAsync(PaymentReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Label is { } label
            ? new(new ReportReceipt(_labels?.Take(report, label) ?? ReportResult.Refused, null))
            : report.Outcome is null ? BeginAsync(report, cancellationToken)
            : EndAsync(report, cancellationToken);
    }

    public async ValueTask<ReportReceipt> ReconcileAsync(PaymentAttempt attempt, PaymentOutcome outcome, string by, CancellationToken cancellationToken = default)
    {
        ReportReceipt receipt = await _reporter.ReconcileAsync(attempt, outcome, by, cancellationToken).ConfigureAwait(false);
        if (receipt.Result == ReportResult.Accepted)
        {
            await ConcludeAsync(PaymentReport.Of(attempt, outcome), isFirstWord: false, cancellationToken).ConfigureAwait(false);
        }

        return receipt;
    }

    private async ValueTask<ReportReceipt> BeginAsync(PaymentReport report, CancellationToken cancellationToken)
    {
        ReportReceipt receipt = await _reporter.ReportAsync(report, cancellationToken).ConfigureAwait(false);
        if (!receipt.MayPay)
        {
            return receipt;
        }

        DateTimeOffset now = _time.GetUtcNow();
        PaymentFacts facts = AttemptFacts.Of(report);
        _memory.Remember(report.Attempt, facts);
        _labels?.Expect(report.Attempt, facts, now);
        if (_writer is null || _counters.ForBeginning(report.Attempt, facts, HappenedAt(report, now), now) is not { } hold)
        {
            return receipt;
        }

        // From here on the attempt is begun, so the caller's giving up must not leave it half counted.
        var after = new CounterReading[hold.Hold.Changes.Length];
        bool isKnown = await _writer.HoldAsync(hold.Hold, after).ConfigureAwait(false);
        Reason? broken = isKnown ? hold.FindBroken(after) : hold.HasLimits && _whenUnknown == UnknownPolicy.Close ? Unknown : null;
        return broken is null ? receipt : await TakeBackAsync(_writer, report, broken).ConfigureAwait(false);
    }

    private async ValueTask<ReportReceipt> TakeBackAsync(CounterWriter writer, PaymentReport report, Reason reason)
    {
        await writer.SettleAsync(AttemptCounters.IdOf(report.Attempt), isKept: false).ConfigureAwait(false);
        _memory.Take(report.Attempt);
        await _reporter.ReportAsync(PaymentReport.Of(report.Attempt, PaymentOutcome.Ignored), CancellationToken.None).ConfigureAwait(false);
        return new ReportReceipt(ReportResult.Refused, AttemptStatus.Ignored, reason);
    }

    private async ValueTask<ReportReceipt> EndAsync(PaymentReport report, CancellationToken cancellationToken)
    {
        ReportReceipt receipt = await _reporter.ReportAsync(report, cancellationToken).ConfigureAwait(false);
        if (receipt.Result == ReportResult.Accepted && report.Outcome != PaymentOutcome.Unknown)
        {
            await ConcludeAsync(report, isFirstWord: receipt.Before is null, CancellationToken.None).ConfigureAwait(false);
        }

        return receipt;
    }

    private async ValueTask ConcludeAsync(PaymentReport report, bool isFirstWord, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        PaymentFacts facts = _memory.Take(report.Attempt) ?? AttemptFacts.Of(report);
        bool isPaid = report.Outcome == PaymentOutcome.Succeeded;

        if (_writer is not null)
        {
            await CountAsync(_writer, report, facts, now, isFirstWord).ConfigureAwait(false);
        }

        if (_history is not null && report.Outcome is PaymentOutcome.Succeeded or PaymentOutcome.Declined)
        {
            await _history.NoteAsync(facts, isPaid, HappenedAt(report, now), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask CountAsync(CounterWriter writer, PaymentReport report, PaymentFacts facts, DateTimeOffset now, bool isFirstWord)
    {
        // Who reports outcomes alone is counted then.
        if (isFirstWord && _counters.ForBeginning(report.Attempt, facts, HappenedAt(report, now), now) is { } hold)
        {
            await writer.HoldAsync(hold.Hold, default).ConfigureAwait(false);
        }

        await writer.SettleAsync(AttemptCounters.IdOf(report.Attempt), isKept: report.Outcome == PaymentOutcome.Succeeded).ConfigureAwait(false);
        if (report.Outcome == PaymentOutcome.Declined && _counters.ForDecline(report.Attempt, facts, HappenedAt(report, now), now) is { } decline)
        {
            await writer.HoldAsync(decline, default).ConfigureAwait(false);
            await writer.SettleAsync(decline.Id, isKept: true).ConfigureAwait(false);
        }
    }

    // What happens later than now is a clock that is ahead.
    private static DateTimeOffset HappenedAt(PaymentReport report, DateTimeOffset now) => report.At < now ? report.At.Value : now;
}
