using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

/// <summary>A store over a network is asked for many orders at once, each time anew, and costs only its gate.</summary>
public sealed class OrderProgressLoaderTests
{
    private readonly BatchStore _store = new();

    [Theory]
    [InlineData(OrderProgress.None, null)]
    [InlineData(OrderProgress.Paid, "order.already_paid")]
    [InlineData(OrderProgress.InProgress, "order.payment_in_progress")]
    public async Task The_progress_of_the_order_closes_what_it_should(OrderProgress progress, string? code)
    {
        _store.Answer = orders => orders.ToDictionary(order => order, _ => progress);
        await using ServiceProvider provider = Host();

        AvailabilityResult result = await provider.ResolveAsync(Request);

        result.PrimaryReason?.Code.Value.Should().Be(code);
        result.UnknownGates.Should().BeEmpty();
    }

    [Fact]
    public async Task An_order_that_is_left_out_has_no_attempts()
    {
        await using ServiceProvider provider = Host();

        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task Every_resolution_asks_anew()
    {
        await using ServiceProvider provider = Host();
        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();

        _store.Answer = orders => orders.ToDictionary(order => order, _ => OrderProgress.InProgress);

        (await provider.ResolveAsync(Request)).PrimaryReason!.Code.Should().Be(OrderReasons.PaymentInProgress.Code);
    }

    [Fact]
    public async Task A_store_that_fails_closes_everything_and_says_so()
    {
        _store.Answer = _ => throw new TimeoutException("6222021234567890123");
        await using ServiceProvider provider = Host();

        AvailabilityResult result = await provider.ResolveAsync(Request);

        result.PrimaryReason!.Code.Should().Be(PlatformReasons.DependencyFailure.Code);
        result.UnknownGates.Should().Equal(new UnknownGate("attempt", UnknownCause.Failed, UnknownPolicy.Close));
    }

    [Fact]
    public async Task An_answer_that_is_none_closes_everything()
    {
        _store.Answer = orders => orders.ToDictionary(order => order, _ => (OrderProgress)9);
        await using ServiceProvider provider = Host();

        AvailabilityResult result = await provider.ResolveAsync(Request);

        result.UnknownGates.Should().Equal(new UnknownGate("attempt", UnknownCause.Invalid, UnknownPolicy.Close));
    }

    private static PaymentRequest Request => TestCatalogs.Request with { OrderId = "order-1" };

    private ServiceProvider Host()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IPaymentAttemptStore>(_store);
        services.AddPaymentAvailability(options => options.Deadline = TimeSpan.FromMinutes(1)).UseCatalog(TestCatalogs.Repayment);
        return services.Build();
    }

    /// <summary>A store that can only be asked for many orders at once.</summary>
    private sealed class BatchStore : IPaymentAttemptStore, IOrderProgressSource
    {
        public Func<IReadOnlyList<string>, IReadOnlyDictionary<string, OrderProgress>> Answer { get; set; } = static _ => new Dictionary<string, OrderProgress>();

        public ValueTask<IReadOnlyDictionary<string, OrderProgress>> GetProgressAsync(
            IReadOnlyList<string> orderIds, DateTimeOffset at, CancellationToken cancellationToken) => new(Answer(orderIds));

        public ValueTask<OrderProgress> GetProgressAsync(string orderId, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("it is to be asked for many at once");

        public ValueTask<BeginAnswer> TryBeginAsync(PaymentAttempt attempt, bool evenIfPaid, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<bool> TrySetAsync(
            PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
