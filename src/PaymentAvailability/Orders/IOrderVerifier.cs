namespace PaymentAvailability;

/// <summary>Tells whether an order may be paid by this payer now. Asked only when the request names an order.</summary>
/// <remarks>Must be safe for concurrent use. Several verifiers can be registered; the order is payable when none of them objects.</remarks>
public interface IOrderVerifier
{
    /// <summary>Verifies the order of <paramref name="context"/>'s request.</summary>
    /// <param name="context">The request, the catalog and the moment of the resolution.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken);
}
