using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Tests;

public sealed class ChannelRankingRegistrationTests
{
    [Fact]
    public async Task A_host_s_ranking_and_the_board_s_states_reach_the_resolver_of_their_merchant()
    {
        var services = new ServiceCollection();
        services.AddKeyedPaymentAvailability("north", options => options.Ranking.TrialShare = 0).UseCatalog(Describe).UseChannelRanking<LastFirst>();
        services.AddKeyedPaymentAvailability("south", options => options.Ranking.TrialShare = 0).UseCatalog(Describe);
        services.AddKeyedPaymentAvailability("west", options => options.Ranking.Policy = ChannelRankingPolicy.Fixed).UseCatalog(Describe).UseChannelRanking<LastFirst>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        foreach (string key in new[] { "north", "south", "west" })
            provider.GetRequiredKeyedService<ChannelStatusBoard>(key).Set("a", ChannelState.Degraded);

        (await OrderOf("north")).Should().Be("c b a");
        (await OrderOf("south")).Should().Be("b c a");
        (await OrderOf("west")).Should().Be("a b c");

        async Task<string> OrderOf(string key)
        {
            AvailabilityResult result = await provider.GetRequiredKeyedService<IPaymentAvailabilityResolver>(key).ResolveAsync(TestCatalogs.Request);
            return string.Join(' ', result.Options[0].Routes.Select(route => route.Channel.Id));
        }

        static void Describe(CatalogBuilder catalog) =>
            catalog.Channel("a").Channel("b").Channel("c").Method("m", method => method.Route("a").Route("b").Route("c"));
    }

    private sealed class LastFirst : IChannelRanking
    {
        public double Score(in ChannelDecision decision) => decision.Channel.Id[0];
    }
}
