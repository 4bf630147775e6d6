namespace PaymentAvailability;

/// <summary>Applies the rules for attempts to what a store knows, by comparing and exchanging until nobody came in between.</summary>
internal sealed class PaymentReporter : IPaymentReporter
{
    // Every lost exchange is a report of the same attempt that won, and an attempt has few; a store that loses more is broken.
    private const int MostTries = 100;

    private readonly IPaymentAttemptStore _store;
    private readonly bool _allowPartPayments;
    private readonly TimeProvider _time;

    public PaymentReporter(IPaymentAttemptStore store, AttemptOptions options, TimeProvider time)
    {
        _store = store;
        _allowPartPayments = options.AllowPartPayments;
        _time = time;
    }

    public ValueTask<ReportReceipt> ReportAsync(PaymentReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        cancellationToken.ThrowIfCancellationRequested();
        return report.Outcome is null ? BeginAsync(report.Attempt, cancellationToken) : SettleAsync(report.Attempt, report.Status, cancellationToken);
    }

    public ValueTask<ReportReceipt> ReconcileAsync(
        PaymentAttempt attempt, PaymentOutcome outcome, string by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (outcome == PaymentOutcome.Unknown || !ReasonWireNames.Outcomes.IsNamed(outcome))
        {
            throw new ArgumentException("the outcome is not final; find out what came of the attempt first", nameof(outcome));
        }

        if (by is null || !SafeToken.IsSafe(by))
        {
            throw new ArgumentException($"who reconciles was refused; use {SafeToken.Rule}", nameof(by));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return ReconcileAsync(attempt, AttemptStatuses.Of(outcome), cancellationToken);
    }

    private async ValueTask<ReportReceipt> BeginAsync(PaymentAttempt attempt, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MostTries; i++)
        {
            DateTimeOffset now = _time.GetUtcNow();
            BeginAnswer answer = await _store.TryBeginAsync(attempt, _allowPartPayments, now, cancellationToken).ConfigureAwait(false);
            if (answer != BeginAnswer.Known)
            {
                return ReceiptOf(answer);
            }

            if ((await FindAsync(attempt, now, cancellationToken).ConfigureAwait(false)).Status is { } known)
            {
                return known == AttemptStatus.Begun ? new(ReportResult.Duplicate, known) : new(ReportResult.Outdated, known, AgainstBeginning(known));
            }
        }

        throw Restless();
    }

    private static ReportReceipt ReceiptOf(BeginAnswer answer) => answer switch
    {
        BeginAnswer.Begun => new(ReportResult.Accepted, AttemptStatus.Begun, openChange: 1),
        BeginAnswer.InProgress => new(ReportResult.Refused, null, OrderReasons.PaymentInProgress.WithoutFacts),
        BeginAnswer.Paid => new(ReportResult.Refused, null, OrderReasons.AlreadyPaid.WithoutFacts),
        BeginAnswer.Full => new(ReportResult.Refused, null, PlatformReasons.Overloaded.WithoutFacts),
        BeginAnswer.OfAnotherOrder => new(ReportResult.Contradictory, null, OrderReasons.DataMismatch.WithoutFacts),
        _ => throw new InvalidOperationException("the store of attempts gave an answer that has no name; mend its `TryBeginAsync`"),
    };

    private static Reason AgainstBeginning(AttemptStatus known) => known switch
    {
        AttemptStatus.InDoubt => OrderReasons.PaymentInProgress.WithoutFacts,
        AttemptStatus.Succeeded => OrderReasons.AlreadyPaid.WithoutFacts,
        _ => OrderReasons.DataMismatch.WithoutFacts,
    };

    private async ValueTask<ReportReceipt> SettleAsync(PaymentAttempt attempt, AttemptStatus reported, CancellationToken cancellationToken)
    {
        // Nearly every attempt that comes out was begun, so that is tried before asking.
        var known = new KnownAttempt(AttemptStatus.Begun);
        for (int i = 0; i < MostTries; i++)
        {
            (AttemptStatus after, ReportResult result) = AttemptRules.Judge(known.Status, reported);
            result = known.IsOfAnotherOrder ? ReportResult.Contradictory : result;
            if (after == known.Status || await TrySetAsync(attempt, known.Status, after, cancellationToken).ConfigureAwait(false))
            {
                return new ReportReceipt(result, after, openChange: OpenChange(known.Status, after), before: known.Status);
            }

            known = await FindAsync(attempt, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }

        throw Restless();
    }

    private async ValueTask<ReportReceipt> ReconcileAsync(PaymentAttempt attempt, AttemptStatus settled, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MostTries; i++)
        {
            KnownAttempt known = await FindAsync(attempt, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            if (known.Status is not { } status)
            {
                return new ReportReceipt(known.IsOfAnotherOrder ? ReportResult.Contradictory : ReportResult.Refused, null);
            }

            if (status == settled)
            {
                return new ReportReceipt(ReportResult.Duplicate, settled, before: settled);
            }

            if (await TrySetAsync(attempt, status, settled, cancellationToken).ConfigureAwait(false))
            {
                return new ReportReceipt(ReportResult.Accepted, settled, openChange: OpenChange(status, settled), before: status);
            }
        }

        throw Restless();
    }

    private async ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        KnownAttempt known = await _store.FindAsync(attempt, now, cancellationToken).ConfigureAwait(false);
        return known.Status is not { } status || WireNames.AttemptStatus.IsNamed(status)
            ? known
            : throw new InvalidOperationException("the store of attempts gave a status that has no name; mend its `FindAsync`");
    }

    private ValueTask<bool> TrySetAsync(PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, CancellationToken cancellationToken) =>
        _store.TrySetAsync(attempt, from, to, _time.GetUtcNow(), cancellationToken);

    private static int OpenChange(AttemptStatus? before, AttemptStatus after) => (after.IsOpen() ? 1 : 0) - (before?.IsOpen() == true ? 1 : 0);

    private static InvalidOperationException Restless() =>
        new($"the store of attempts contradicted itself {MostTries} times; mend its `FindAsync` and `TrySetAsync`");
}
