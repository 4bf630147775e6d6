using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PaymentAvailability.Tests;

/// <summary>Several merchants in one process share nothing but the clock.</summary>
public sealed class KeyedRegistrationTests : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public KeyedRegistrationTests()
    {
        var services = new ServiceCollection();
        services.AddPaymentAvailability().UseCatalog(TestCatalogs.TenMethods);
        services.AddKeyedPaymentAvailability("north", options => options.Deadline = TimeSpan.FromSeconds(2))
            .UseCatalog(TestCatalogs.Repayment).AddRiskRule<ClosesForRisk>().AddReasons(HostReasons.BranchClosed);
        services.AddKeyedPaymentAvailability("south").UseCatalog(catalog => catalog.Channel("wechat").Method("only", method => method.Route("wechat")));
        services.AddKeyedSingleton<IOrderVerifier, ClosesOrders>("south");
        _provider = services.Build();
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task Each_has_its_catalog_and_its_ports()
    {
        PaymentRequest request = TestCatalogs.Request with { OrderId = "loan-17" };

        AvailabilityResult shared = await _provider.ResolveAsync(request);
        AvailabilityResult north = await _provider.ResolveAsync(request, "north");
        AvailabilityResult south = await _provider.ResolveAsync(request, "south");

        (shared.IsAvailable, shared.Options.Length + shared.ClosedOptions.Length).Should().Be((true, 10));
        north.PrimaryReason!.Code.Should().Be(RiskReasons.TooFrequent.Code);
        north.ClosedOptions.Should().HaveCount(4).And.NotContain(option => option.Reasons.Any(reason => reason.Code == OrderReasons.Expired.Code));
        south.ClosedOptions.Should().ContainSingle().Which.Reasons.Should().Equal(OrderReasons.Expired.WithoutFacts);
    }

    [Fact]
    public async Task Each_has_its_board()
    {
        _provider.GetRequiredKeyedService<ChannelStatusBoard>("south").Set("wechat", ChannelState.Down);

        AvailabilityResult north = await _provider.ResolveAsync(key: "north");
        AvailabilityResult south = await _provider.ResolveAsync(key: "south");

        north.ClosedOptions.Should().NotContain(option => option.Reasons.Any(reason => reason.Definition.Cause == ReasonCause.Channel));
        south.PrimaryReason!.Code.Should().Be(ChannelReasons.Unavailable.Code);
    }

    [Fact]
    public void Each_has_its_options_and_vocabulary()
    {
        IOptionsMonitor<PaymentAvailabilityOptions> options = _provider.GetRequiredService<IOptionsMonitor<PaymentAvailabilityOptions>>();

        options.Get("north").Deadline.Should().Be(TimeSpan.FromSeconds(2));
        options.Get("south").Deadline.Should().Be(TimeSpan.FromMilliseconds(300));
        options.CurrentValue.Deadline.Should().Be(TimeSpan.FromMilliseconds(300));
        _provider.GetRequiredKeyedService<ReasonVocabulary>("north").Find(HostReasons.BranchClosed.Code).Should().NotBeNull();
        _provider.GetRequiredKeyedService<ReasonVocabulary>("south").Find(HostReasons.BranchClosed.Code).Should().BeNull();
        _provider.GetRequiredService<ReasonVocabulary>().Find(HostReasons.BranchClosed.Code).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_key_is_not_empty(string key)
    {
        Action add = () => new ServiceCollection().AddKeyedPaymentAvailability(key);

        add.Should().Throw<ArgumentException>().WithParameterName(nameof(key));
    }
}
