namespace PaymentAvailability;

/// <summary>Keeps decisions. Written to in the background, many at once; a log that fails or is slow costs no resolution anything.</summary>
/// <remarks>
/// One call at a time. Decisions of a call that failed are handed over again until it works. Further ones wait meanwhile, up to
/// <see cref="DecisionOptions.MaximumWaiting"/>, and are then dropped; when the log works again, the library logs how many were.
/// </remarks>
public interface IDecisionLog
{
    /// <summary>Keeps decisions; one whose <see cref="Decision.Id"/> is kept already may be left out.</summary>
    /// <param name="decisions">In the order in which they were made, at least one.</param>
    /// <param name="cancellationToken">Cancelled when it takes longer than <see cref="DecisionOptions.Timeout"/>, or the host stops.</param>
    ValueTask AppendAsync(IReadOnlyList<Decision> decisions, CancellationToken cancellationToken);
}
