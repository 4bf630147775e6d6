namespace PaymentAvailability;

/// <summary>Keeps decisions. Written to in the background, many at once; a log that fails or is slow costs no resolution anything.</summary>
/// <remarks>One call at a time. Decisions that cannot be written are dropped, counted and logged once in a while.</remarks>
public interface IDecisionLog
{
    /// <summary>Keeps decisions; one whose <see cref="Decision.Id"/> is kept already may be left out.</summary>
    /// <param name="decisions">In the order in which they were made, at least one.</param>
    /// <param name="cancellationToken">Cancelled when it takes too long or the host stops.</param>
    ValueTask AppendAsync(IReadOnlyList<Decision> decisions, CancellationToken cancellationToken);
}
