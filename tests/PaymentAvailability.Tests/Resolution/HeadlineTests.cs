using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests.Resolution;

public sealed class HeadlineTests
{
    private static readonly PaymentRequest Request = new()
    {
        Amount = new Money(100m, "CNY"),
        Client = new ClientContext { Kind = ClientKind.App },
        Instruments = [new PaymentInstrument { Id = "card", LastFour = "1234" }],
    };

    [Fact]
    public async Task The_reason_of_the_route_nearest_to_open_is_told_and_not_that_of_methods_which_never_fit()
    {
        await using ServiceProvider services = Services();
        services.GetRequiredService<ChannelStatusBoard>().Set("netsunion", ChannelState.Down);

        AvailabilityResult result = await services.GetRequiredService<IPaymentAvailabilityResolver>().ResolveAsync(Request);

        result.IsAvailable.Should().BeFalse();
        result.PrimaryReason!.Code.Should().Be(ChannelReasons.Unavailable.Code);
    }

    [Fact]
    public async Task A_reason_that_closes_everything_competes_by_rank_on_the_nearest_route()
    {
        await using ServiceProvider services = Services();
        services.GetRequiredService<ChannelStatusBoard>().Set("netsunion", ChannelState.Down);
        PaymentRequest offline = Request with { Client = new ClientContext { Kind = ClientKind.App, Network = NetworkQuality.Offline } };

        AvailabilityResult result = await services.GetRequiredService<IPaymentAvailabilityResolver>().ResolveAsync(offline);

        result.PrimaryReason!.Code.Should().Be(ClientReasons.Offline.Code);
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddPaymentAvailability().UseCatalog(catalog => catalog
            .Channel("netsunion")
            .Channel("ecny")
            .Method("card.quick_pay", method => method.Needs(InstrumentKind.Card).Route("netsunion"))
            .Method("wallet.ecny", method => method.Needs(InstrumentKind.Wallet).Route("ecny"))
            .Method("debit.agreement", method => method
                .Needs(InstrumentKind.Card).Terms(terms => terms.Clients(ClientKind.BackEnd)).Route("netsunion")));
        return services.BuildServiceProvider();
    }
}
