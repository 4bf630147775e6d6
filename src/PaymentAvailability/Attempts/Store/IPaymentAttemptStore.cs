namespace PaymentAvailability;

/// <summary>Keeps what is known of attempts. Registered by default: one in memory, for one process.</summary>
/// <remarks>
/// A store only remembers and compares; the rules are the library's. Each method is one atomic step, which a database does in one
/// statement. An attempt is identified by <see cref="PaymentAttempt.OrderId"/> and <see cref="PaymentAttempt.Id"/> together. Attempts
/// that are open must never be forgotten; settled ones may be, after a while. Must be safe for concurrent use.
/// </remarks>
public interface IPaymentAttemptStore
{
    /// <summary>What the attempts for an order amount to. Asked in every resolution that names an order.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="at">The moment of the resolution.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    ValueTask<OrderProgress> GetProgressAsync(string orderId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Adds an attempt as begun, if nothing stands against it; of several at once for one order at most one is begun.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="evenIfPaid">Whether a success of another attempt does not stand against it.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask<BeginAnswer> TryBeginAsync(PaymentAttempt attempt, bool evenIfPaid, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Looks an attempt up.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Sets the status of an attempt if it has the expected one: a comparison and an exchange in one step.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="from">The status it must have; <see langword="null"/> when it must not be known, and is added.</param>
    /// <param name="to">The status to set.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Whether it had the expected status and now has the new one.</returns>
    ValueTask<bool> TrySetAsync(PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>What a store knows of an attempt; by default nothing.</summary>
/// <param name="Status">Its status, or <see langword="null"/> when it is not known for this order.</param>
/// <param name="IsOfAnotherOrder">Whether it is not known for this order but for another one.</param>
public readonly record struct KnownAttempt(AttemptStatus? Status, bool IsOfAnotherOrder = false);

/// <summary>What the attempts for an order amount to. The careful answer is the default.</summary>
public enum OrderProgress
{
    /// <summary>At least one attempt is begun or in doubt.</summary>
    InProgress,

    /// <summary>No attempt is open, and at least one is remembered as succeeded.</summary>
    Paid,

    /// <summary>Nothing stands against an attempt.</summary>
    None,
}

/// <summary>Whether an attempt was begun, or what stood against it. The careful answer is the default.</summary>
public enum BeginAnswer
{
    /// <summary>Another attempt for the order is open.</summary>
    InProgress,

    /// <summary>Another attempt for the order succeeded.</summary>
    Paid,

    /// <summary>The attempt is known already, whatever its status.</summary>
    Known,

    /// <summary>The attempt is known for another order.</summary>
    OfAnotherOrder,

    /// <summary>The store holds as many open attempts as it may.</summary>
    Full,

    /// <summary>The attempt is begun.</summary>
    Begun,
}
