namespace PaymentAvailability.Tests;

/// <summary>A store of a host's own that does before every answer what a test says, and otherwise is the one in memory.</summary>
internal sealed class StoreOf(Func<CancellationToken, Task> before) : IPaymentAttemptStore
{
    private readonly InMemoryAttemptStore _memory = new(new AttemptOptions());

    public static StoreOf Throwing(string message) => new(_ => Task.FromException(new TimeoutException(message)));

    public static StoreOf Hanging { get; } = new(cancellation => Task.Delay(Timeout.Infinite, cancellation));

    public async ValueTask<OrderProgress> GetProgressAsync(string orderId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await before(cancellationToken);
        return await _memory.GetProgressAsync(orderId, at, cancellationToken);
    }

    public async ValueTask<BeginAnswer> TryBeginAsync(PaymentAttempt attempt, bool evenIfPaid, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await before(cancellationToken);
        return await _memory.TryBeginAsync(attempt, evenIfPaid, at, cancellationToken);
    }

    public async ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await before(cancellationToken);
        return await _memory.FindAsync(attempt, at, cancellationToken);
    }

    public async ValueTask<bool> TrySetAsync(
        PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await before(cancellationToken);
        return await _memory.TrySetAsync(attempt, from, to, at, cancellationToken);
    }
}

/// <summary>A store that answers what is no answer.</summary>
internal sealed class LyingStore(AttemptStatus? status = AttemptStatus.Begun, BeginAnswer answer = (BeginAnswer)9) : IPaymentAttemptStore
{
    public ValueTask<OrderProgress> GetProgressAsync(string orderId, DateTimeOffset at, CancellationToken cancellationToken) => new((OrderProgress)9);

    public ValueTask<BeginAnswer> TryBeginAsync(PaymentAttempt attempt, bool evenIfPaid, DateTimeOffset at, CancellationToken cancellationToken) => new(answer);

    public ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset at, CancellationToken cancellationToken) => new(new KnownAttempt(status));

    public ValueTask<bool> TrySetAsync(
        PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, DateTimeOffset at, CancellationToken cancellationToken) => new(false);
}
