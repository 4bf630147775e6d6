using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>Attempts of one process, gone with it. Bounded; every operation takes constant time, averaged over many; orders are spread over stripes that do not wait for each other.</summary>
internal sealed class InMemoryAttemptStore : IPaymentAttemptStore
{
    private const int MostStripes = 64;

    // Fewer to a stripe, and chance would fill one long before the others.
    private const int FewestSettledOfStripe = 512;

    private readonly ConcurrentDictionary<string, HeldOrder> _orders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HeldAttempt> _byId = new(StringComparer.Ordinal);
    private readonly AttemptStripe[] _stripes;
    private readonly OpenAttempts _open;

    public InMemoryAttemptStore(AttemptOptions options)
    {
        _open = new OpenAttempts(options.MaximumOpen);
        _stripes = new AttemptStripe[Math.Clamp(Math.Min(options.MaximumSettled, options.MaximumSucceeded) / FewestSettledOfStripe, 1, MostStripes)];
        for (int i = 0; i < _stripes.Length; i++)
        {
            _stripes[i] = new AttemptStripe(
                _orders, _byId, _open, options.MaximumSettled / _stripes.Length, options.MaximumSucceeded / _stripes.Length, options.Retention);
        }
    }

    /// <summary>How many attempts are open.</summary>
    public int OpenCount => _open.Count;

    /// <summary>How many attempts are known, open or not.</summary>
    public int KnownCount => _stripes.Sum(stripe => stripe.Count);

    /// <summary>How many entries are kept of settled attempts, stale ones included.</summary>
    public int SettledLength => _stripes.Sum(stripe => stripe.SettledLength);

    public ValueTask<OrderProgress> GetProgressAsync(string orderId, DateTimeOffset at, CancellationToken cancellationToken) =>
        new(_orders.ContainsKey(orderId) ? StripeOf(orderId).GetProgress(orderId, at.UtcTicks) : OrderProgress.None);

    public ValueTask<BeginAnswer> TryBeginAsync(PaymentAttempt attempt, bool evenIfPaid, DateTimeOffset at, CancellationToken cancellationToken) =>
        new(StripeOf(attempt.OrderId).TryBegin(attempt, evenIfPaid, at.UtcTicks));

    public ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset at, CancellationToken cancellationToken) =>
        new(StripeOf(attempt.OrderId).Find(attempt, at.UtcTicks));

    public ValueTask<bool> TrySetAsync(
        PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, DateTimeOffset at, CancellationToken cancellationToken) =>
        new(StripeOf(attempt.OrderId).TrySet(attempt, from, to, at.UtcTicks));

    private AttemptStripe StripeOf(string orderId) => _stripes[(uint)orderId.GetHashCode(StringComparison.Ordinal) % (uint)_stripes.Length];
}
