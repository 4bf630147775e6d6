namespace PaymentAvailability;

/// <summary>One signal about a payment: too frequent, an unusual amount, a device on a list.</summary>
/// <remarks>Must be safe for concurrent use. Several rules can be registered; each is run, timed and, if it fails, excused on its own.</remarks>
public interface IRiskRule
{
    /// <summary>Judges one payment.</summary>
    /// <param name="context">The request, the catalog and the moment of the resolution.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken);
}
