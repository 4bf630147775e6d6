namespace PaymentAvailability;

/// <summary>Remembers payers' payments, for rules that ask what is usual. Registered by default: one in memory, for one process.</summary>
/// <remarks>Must be safe for concurrent use. The key of a payer is a keyed hash of the reference in requests.</remarks>
public interface IPayerHistoryStore
{
    /// <summary>What is remembered of a payer; <see langword="null"/> for nothing.</summary>
    /// <param name="payerKey">The payer.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    ValueTask<PayerHistory?> FindAsync(string payerKey, CancellationToken cancellationToken);

    /// <summary>Changes what is remembered of a payer, in one step: of two changes at once none is lost.</summary>
    /// <param name="payerKey">The payer.</param>
    /// <param name="change">Makes the new history of the one that is remembered, or of an empty one. May be called more than once.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    ValueTask ChangeAsync(string payerKey, Func<PayerHistory, PayerHistory> change, CancellationToken cancellationToken);
}
