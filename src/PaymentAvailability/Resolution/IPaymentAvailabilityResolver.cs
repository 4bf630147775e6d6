namespace PaymentAvailability;

/// <summary>Tells what can be used for a payment now, or every reason why nothing can. Safe for concurrent use.</summary>
public interface IPaymentAvailabilityResolver
{
    /// <summary>Resolves one payment, for all of the payer's instruments at once.</summary>
    /// <param name="request">The payment.</param>
    /// <param name="cancellationToken">Cancelled when the caller no longer wants the answer.</param>
    /// <returns>
    /// A result for every request: whatever fails inside becomes a reason or an entry of <see cref="AvailabilityResult.UnknownGates"/>.
    /// It comes within the deadline, and at once, without a thread change, where all gates run
    /// <see cref="GateExecution.Inline"/> and answer from memory.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request is malformed: more instruments, attributes or text than the bounds allow, or a value outside its enumeration.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<AvailabilityResult> ResolveAsync(PaymentRequest request, CancellationToken cancellationToken = default);
}
