namespace PaymentAvailability;

/// <summary>
/// Told of many orders at once what their attempts amount to. An <see cref="IPaymentAttemptStore"/> that is asked over a network implements
/// it too, so that resolutions that come together ask together.
/// </summary>
/// <remarks>Must be safe for concurrent use.</remarks>
public interface IOrderProgressSource
{
    /// <summary>What the attempts for each order amount to.</summary>
    /// <param name="orderIds">The orders, each once.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the answer is too late.</param>
    /// <returns>The progress of each order that has attempts; one that is left out has none.</returns>
    ValueTask<IReadOnlyDictionary<string, OrderProgress>> GetProgressAsync(IReadOnlyList<string> orderIds, DateTimeOffset at, CancellationToken cancellationToken);
}
