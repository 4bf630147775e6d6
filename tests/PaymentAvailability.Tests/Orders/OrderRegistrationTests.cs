using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PaymentAvailability.Tests;

public sealed class OrderRegistrationTests
{
    private static readonly PaymentRequest Request = VerifiedOrders.Request;

    [Fact]
    public async Task A_source_is_enough_and_the_gate_has_its_name()
    {
        await using ServiceProvider provider = Services(builder => builder.AddOrderSource<KnowsNoOrder>().AddOrderSource<KnowsNoOrder>()).Build();

        (await provider.ResolveAsync(Request)).PrimaryReason.Should().Be(OrderReasons.NotFound.WithoutFacts);
        provider.GetServices<IOrderVerifier>().Should().ContainSingle().Which.Should().BeSameAs(provider.GetRequiredService<OrderVerifier>());
        provider.GetServices<IOrderSource>().Should().ContainSingle();
    }

    [Fact]
    public async Task Without_a_source_nothing_is_verified()
    {
        await using ServiceProvider provider = Services(_ => { }).Build();

        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();
        provider.GetService<IOrderVerifier>().Should().BeNull();
    }

    [Fact]
    public async Task The_last_source_counts()
    {
        await using ServiceProvider provider = Services(builder => builder.AddOrderSource<KnowsNoOrder>().AddOrderSource(_ => new TestOrders(VerifiedOrders.Record))).Build();

        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeTrue();
        provider.GetServices<IOrderVerifier>().Should().ContainSingle();
    }

    [Fact]
    public async Task Each_merchant_has_its_own()
    {
        IServiceCollection services = Services(builder => builder.AddOrderSource<KnowsNoOrder>());
        services.AddKeyedPaymentAvailability("merchant").UseCatalog(TestCatalogs.Repayment).AddOrderSource(_ => new TestOrders(VerifiedOrders.Record)).AddOrderSource<KnowsNoOrder>();
        services.AddKeyedPaymentAvailability("other").UseCatalog(TestCatalogs.Repayment).AddOrderSource<KnowsNoOrder>().AddOrderSource(_ => new TestOrders(VerifiedOrders.Record));
        await using ServiceProvider provider = services.Build();

        (await provider.ResolveAsync(Request)).IsAvailable.Should().BeFalse();
        (await provider.ResolveAsync(Request, "merchant")).IsAvailable.Should().BeFalse();
        (await provider.ResolveAsync(Request, "other")).IsAvailable.Should().BeTrue();
    }

    [Fact]
    public async Task It_runs_beside_verifiers_of_the_host_and_by_options_of_its_own_name()
    {
        await using ServiceProvider provider = Services(builder => builder
            .AddOrderSource(_ => new TestOrders { Answer = (_, _) => throw new TimeoutException() })
            .AddOrderVerifier<ClosesOrders>()
            .Configure(options => options.Gate("order.order_verifier").WhenUnknown = UnknownPolicy.Open)).Build();

        AvailabilityResult result = await provider.ResolveAsync(Request);

        result.PrimaryReason.Should().Be(OrderReasons.Expired.WithoutFacts);
        result.UnknownGates.Should().ContainSingle().Which.Gate.Should().Be("order.order_verifier");
    }

    [Fact]
    public void It_runs_inline_unless_the_host_says_otherwise()
    {
        OrderRegistration.Inline(new GateOptions()).Execution.Should().Be(GateExecution.Inline);
        OrderRegistration.Inline(new GateOptions { Execution = GateExecution.Isolated, Timeout = TimeSpan.FromSeconds(1) })
            .Should().BeEquivalentTo(new GateOptions { Execution = GateExecution.Isolated, Timeout = TimeSpan.FromSeconds(1) });
    }

    [Fact]
    public async Task Faults_of_the_options_are_told_at_the_start_all_at_once_and_never_a_key()
    {
        Exception? error = await TestHost.StartAsync(services => services.AddPaymentAvailability(options =>
        {
            options.Orders.CountryPrefix = "+86";
            options.Orders.Protection.MaximumBatch = 0;
            options.Orders.HashKeys.Add("short", [1, 2, 3]);
            options.Orders.HashKeys.Add("none", null!);
            options.Orders.HashKeys.Add("6222021234567890128", new byte[16]);
        }).UseCatalog(TestCatalogs.Repayment));

        error.Should().BeOfType<OptionsValidationException>().Which.Failures.Should().BeEquivalentTo(
            "Orders.Protection.MaximumBatch: `0` is out of range; use 1 to 1000",
            "Orders.CountryPrefix: `+86` is no calling code; use 1 to 3 digits without `+`, such as `86`",
            "Orders.HashKeys[short]: the key has 3 bytes; use at least 16, better 32 random ones",
            "Orders.HashKeys[none]: the key has 0 bytes; use at least 16, better 32 random ones",
            $"Orders.HashKeys: the identifier of a key is refused, because results name it; use {SafeToken.Rule}");
        OrderFaults.Find(null, "Orders").Should().Equal("Orders is missing; leave it at its default or set its properties");
    }

    [Fact]
    public void Options_come_from_configuration()
    {
        IConfigurationSection section = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("P:Orders:CountryPrefix", "852"), new("P:Orders:ChecksCardNumbers", "false"), new("P:Orders:HashKeys:k1", Convert.ToBase64String(new byte[16])),
        ]).Build().GetSection("P");
        var services = new ServiceCollection();
        services.AddPaymentAvailability(section);
        using ServiceProvider provider = services.Build();

        OrderOptions options = provider.GetRequiredService<IOptions<PaymentAvailabilityOptions>>().Value.Orders;

        options.CountryPrefix.Should().Be("852");
        options.ChecksCardNumbers.Should().BeFalse();
        options.HashKeys["k1"].Should().HaveCount(16);
    }

    [Fact]
    public void Missing_arguments_are_refused()
    {
        PaymentAvailabilityBuilder builder = new ServiceCollection().AddPaymentAvailability();

        FluentActions.Invoking(() => builder.AddOrderSource(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ((PaymentAvailabilityBuilder)null!).AddOrderSource<KnowsNoOrder>()).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ((PaymentAvailabilityBuilder)null!).AddOrderSource(_ => new KnowsNoOrder())).Should().Throw<ArgumentNullException>();
    }

    private static ServiceCollection Services(Action<PaymentAvailabilityBuilder> add)
    {
        var services = new ServiceCollection();
        add(services.AddPaymentAvailability(options => options.Deadline = TimeSpan.FromSeconds(20)).UseCatalog(TestCatalogs.Repayment));
        return services;
    }

    private sealed class KnowsNoOrder : IOrderSource
    {
        public ValueTask<IReadOnlyCollection<OrderRecord>> FindAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken) => new([]);
    }
}
