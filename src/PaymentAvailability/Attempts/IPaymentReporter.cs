namespace PaymentAvailability;

/// <summary>Takes in what happened to attempts to pay, and keeps an order closed while one of them has no result. Safe for concurrent use.</summary>
/// <remarks>Nothing expires: an attempt that was begun or is in doubt stays so until it is settled by a report or reconciled.</remarks>
public interface IPaymentReporter
{
    /// <summary>Reports that an attempt was begun, or what came of it. Reports may be repeated and may arrive out of order.</summary>
    /// <param name="report">What happened.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up; whether the report was taken in is then open, so repeat it.</param>
    /// <returns>
    /// What became of the report. With attempts in memory it comes at once. A store that fails or hangs is not hidden: what it throws
    /// reaches the caller, and how long to wait is the caller's to say.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The store of attempts is full of doubts, or answers nonsense.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<ReportReceipt> ReportAsync(PaymentReport report, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the result of an attempt on the word of a person or of a settlement file, whatever was reported before. It is logged with
    /// <paramref name="by"/>.
    /// </summary>
    /// <param name="attempt">An attempt that is known; only its two references count.</param>
    /// <param name="outcome">The final result; anything but <see cref="PaymentOutcome.Unknown"/>.</param>
    /// <param name="by">Who says so or why, such as <c>ops.night_shift</c>; 1 to 64 plain characters that cannot be personal.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Accepted or duplicate; refused when there is no such attempt; contradictory when it is another order's.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="attempt"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The outcome is not final, or <paramref name="by"/> is no safe token. The message does not repeat it.</exception>
    /// <exception cref="InvalidOperationException">The store of attempts answers nonsense.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<ReportReceipt> ReconcileAsync(PaymentAttempt attempt, PaymentOutcome outcome, string by, CancellationToken cancellationToken = default);
}
