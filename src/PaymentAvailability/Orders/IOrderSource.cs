namespace PaymentAvailability;

/// <summary>Looks orders up in their system of record. Feeds the <see cref="OrderVerifier"/>, which asks for many at once when many payers come at once.</summary>
/// <remarks>
/// Protected by the library: calls have a deadline, are bounded in number, and an order is not asked for twice at the same time. Must be
/// safe for concurrent use. A failure is an exception; an order that does not exist is left out of the answer.
/// </remarks>
public interface IOrderSource
{
    /// <summary>Finds orders.</summary>
    /// <param name="orderIds">Identifiers of orders, each once; from one to <c>OrderOptions.Protection.MaximumBatch</c>.</param>
    /// <param name="cancellationToken">Cancelled when the answer is too late for everybody who waits for it.</param>
    /// <returns>
    /// A record for each order that exists, in any order. Several records of one order close it: which of them holds cannot be known. A record
    /// that contradicts itself counts as none, and one that nobody asked for is passed over.
    /// </returns>
    ValueTask<IReadOnlyCollection<OrderRecord>> FindAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken);
}
