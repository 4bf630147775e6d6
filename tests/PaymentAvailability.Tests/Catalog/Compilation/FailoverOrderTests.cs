namespace PaymentAvailability.Tests;

public sealed class FailoverOrderTests
{
    [Theory]
    [InlineData("a b c", "", "a b c")]
    [InlineData("c b a", "", "c b a")]
    [InlineData("b a", "a>b", "a b")]
    [InlineData("c b a", "a>b b>c", "a b c")]
    [InlineData("c a", "a>b b>c", "a c")]
    [InlineData("x b a", "a>b", "x a b")]
    [InlineData("b x a", "a>b", "a b x")]
    [InlineData("a b c", "a>c a>b", "a c b")]
    [InlineData("a b x c", "a>c a>b", "a c x b")]
    [InlineData("a b c d", "a>c a>b b>c", "a b c d")]
    [InlineData("a b c d", "a>d a>c b>c b>d", "a b d c")]
    [InlineData("c b", "a>c a>b", "c b")]
    public void A_channel_comes_before_those_it_fails_over_to_and_the_rest_stays_as_written(string written, string failover, string expected)
    {
        var catalog = PaymentCatalog.Compile(DefinitionOf(written.Split(' '), failover));

        string.Join(' ', catalog.Methods[0].Routes.Select(route => route.Channel.Id)).Should().Be(expected);
    }

    [Fact]
    public void Every_relation_holds_and_no_route_is_lost_in_random_catalogs()
    {
        var random = new Random(20261122);
        for (int i = 0; i < 300; i++)
        {
            string[] channels = [.. Enumerable.Range(0, 8).Select(number => $"c{number}")];
            random.Shuffle(channels);
            (int From, int To)[] pairs = [.. Enumerable.Range(0, random.Next(10)).Select(_ => (random.Next(8), random.Next(8))).Where(pair => pair.Item1 < pair.Item2)];
            string failover = string.Join(' ', pairs.Distinct().Select(pair => $"c{pair.From}>c{pair.To}"));

            var catalog = PaymentCatalog.Compile(DefinitionOf(channels, failover));

            string[] sorted = [.. catalog.Methods[0].Routes.Select(route => route.Channel.Id)];
            sorted.Should().BeEquivalentTo(channels);
            pairs.All(pair => Array.IndexOf(sorted, $"c{pair.From}") < Array.IndexOf(sorted, $"c{pair.To}")).Should().BeTrue(failover);
        }
    }

    [Fact]
    public void A_cycle_is_a_fault_that_shows_the_way_round() =>
        SmallCatalog.FaultsOf(DefinitionOf(["a", "b", "c", "d"], "a>b b>c c>b")).Should().ContainSingle().Which.Value.Should().Be("b → c → b");

    [Fact]
    public void A_long_chain_of_channels_is_no_danger()
    {
        string[] channels = [.. Enumerable.Range(0, CatalogCompiler.MaximumChannels).Select(number => $"c{number}")];
        string failover = string.Join(' ', Enumerable.Range(1, channels.Length - 1).Select(number => $"c{number - 1}>c{number}"));
        CatalogDefinition definition = DefinitionOf(channels, failover);

        PaymentCatalog.Compile(definition with { Methods = [definition.Methods[0] with { Routes = [.. definition.Methods[0].Routes.Reverse()] }] })
            .Methods[0].Routes.Select(route => route.Channel.Id).Should().Equal(channels);
    }

    private static CatalogDefinition DefinitionOf(string[] written, string failover)
    {
        (string From, string To)[] pairs = [.. failover.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('>')).Select(pair => (pair[0], pair[1]))];
        ILookup<string, string> targets = pairs.ToLookup(pair => pair.From, pair => pair.To);
        string[] all = [.. written, .. pairs.SelectMany(pair => new[] { pair.From, pair.To })];
        return new CatalogDefinition
        {
            Channels = [.. all.Distinct().Select(id => new ChannelDefinition { Id = id, Failover = [.. targets[id]] })],
            Methods = [new MethodDefinition { Id = "card", Routes = [.. written.Select(id => new RouteDefinition { Channel = id })] }],
        };
    }
}
