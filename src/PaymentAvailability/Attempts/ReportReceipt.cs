namespace PaymentAvailability;

/// <summary>The answer to a report. Immutable, safe for concurrent use.</summary>
public sealed class ReportReceipt
{
    internal ReportReceipt(ReportResult result, AttemptStatus? status, Reason? reason = null, int openChange = 0, AttemptStatus? before = null)
    {
        Before = before;
        Result = result;
        Status = status;
        Reason = reason;
        OpenChange = openChange;
    }

    /// <summary>What became of the report.</summary>
    public ReportResult Result { get; }

    /// <summary>What is known of the attempt afterwards; <see langword="null"/> when it is not known at all.</summary>
    public AttemptStatus? Status { get; }

    /// <summary>
    /// Why a beginning was turned away: <see cref="OrderReasons.PaymentInProgress"/>, <see cref="OrderReasons.AlreadyPaid"/>,
    /// <see cref="OrderReasons.DataMismatch"/> for a reference that was used before, or <see cref="PlatformReasons.Overloaded"/>.
    /// <see langword="null"/> for everything else.
    /// </summary>
    public Reason? Reason { get; }

    /// <summary>
    /// Whether the reported beginning holds the order, so that the attempt may be sent to a channel. Of all attempts for an order at
    /// most one is told so at a time, and it is told once: a repeated beginning is a duplicate.
    /// </summary>
    public bool MayPay => Result == ReportResult.Accepted && Status == AttemptStatus.Begun;

    /// <summary>How many more attempts are open because of the report: -1, 0 or 1.</summary>
    internal int OpenChange { get; }

    /// <summary>What was known of the attempt before the report, where that was looked at.</summary>
    internal AttemptStatus? Before { get; }

    /// <summary>The result and the status, such as <c>accepted, succeeded</c>.</summary>
    public override string ToString() => Status is { } status
        ? $"{WireNames.ReportResult.NameOf(Result)}, {WireNames.AttemptStatus.NameOf(status)}"
        : WireNames.ReportResult.NameOf(Result);
}

/// <summary>What became of a report.</summary>
public enum ReportResult
{
    /// <summary>It is what is now known of the attempt. On the wire: <c>accepted</c>.</summary>
    Accepted,

    /// <summary>It was known already; nothing changed. On the wire: <c>duplicate</c>.</summary>
    Duplicate,

    /// <summary>The attempt is known to be further along, as when reports arrive out of order; nothing changed. On the wire: <c>outdated</c>.</summary>
    Outdated,

    /// <summary>It contradicts what was reported before. What holds now is in the receipt; somebody should look. On the wire: <c>contradictory</c>.</summary>
    Contradictory,

    /// <summary>The attempt was not taken in, and nothing changed. On the wire: <c>refused</c>.</summary>
    Refused,
}
