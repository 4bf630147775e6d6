namespace PaymentAvailability;

/// <summary>Closes routes, and says why. The general extension point; channel status, order verification and risk have narrower ones.</summary>
/// <remarks>
/// Implementations are shared by concurrent resolutions and must be safe for concurrent use. A gate that throws, is late, or
/// answers nonsense is taken as unknown under its own policy, and costs neither the caller nor another gate.
/// </remarks>
public interface IPaymentGate
{
    /// <summary>Judges one payment.</summary>
    /// <param name="context">The request, the catalog and the moment of the resolution.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the gate is too late.</param>
    /// <returns>Which routes are closed and why. The answer does not tell open routes: what no gate closes is open.</returns>
    ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken);
}
