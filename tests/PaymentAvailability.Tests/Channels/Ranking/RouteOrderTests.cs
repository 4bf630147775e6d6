namespace PaymentAvailability.Tests;

public sealed class RouteOrderTests
{
    private static readonly ChannelState[] OpenStates = [ChannelState.Unknown, ChannelState.Healthy, ChannelState.Degraded, ChannelState.Recovering];

    public static TheoryData<int> Seeds => [20261122, Random.Shared.Next()];

    [Theory]
    [InlineData("", "a b c")]
    [InlineData("a:degraded", "b c a")]
    [InlineData("a:recovering b:degraded", "c b a")]
    [InlineData("a:healthy b:unknown", "a b c")]
    [InlineData("a:recovering b:recovering c:recovering", "a b c")]
    public void Usable_channels_come_before_doubtful_ones(string states, string expected) => OrderOf(Resolver(), states).Should().Be(expected);

    [Fact]
    public void A_fixed_order_heeds_no_state() => OrderOf(Resolver(ChannelRankingPolicy.Fixed), "a:degraded b:recovering").Should().Be("a b c");

    [Fact]
    public void A_state_of_one_bank_counts_for_its_instruments_and_one_of_a_method_for_that_method()
    {
        var resolver = new TestResolver(new CatalogBuilder().Channel("a").Channel("b").Channel("c")
            .Method("card", method => method.Needs(InstrumentKind.Card).Route("a").Route("b").Route("c"))
            .Method("other", method => method.Route("a").Route("b").Route("c")).Build());
        resolver.Options.Ranking.TrialShare = 0;
        resolver.Board.Set(new ChannelStatus { Channel = "a", Bank = "cmb", State = ChannelState.Degraded });
        resolver.Board.Set(new ChannelStatus { Channel = "b", Method = "other", State = ChannelState.Recovering });
        PaymentInstrument[] cards = [new() { Id = "1", Kind = InstrumentKind.Card, Bank = "CMB" }, new() { Id = "2", Kind = InstrumentKind.Card, Bank = "ICBC" }];

        AvailabilityResult result = resolver.Resolve(TestCatalogs.Request with { Instruments = cards });

        result.Options.Select(OrderOf).Should().Equal("b c a", "a b c", "a c b");
    }

    [Fact]
    public void Channels_that_share_an_upstream_are_not_each_others_backup()
    {
        PaymentCatalog catalog = new CatalogBuilder()
            .Channel("a", channel => channel.DependsOn("core"))
            .Channel("b", channel => channel.DependsOn("Core"))
            .Channel("core")
            .Channel("d")
            .Method("card", method => method.Route("a").Route("b").Route("core").Route("d")).Build();

        OrderOf(new TestResolver(catalog), "").Should().Be("a d b core");
        OrderOf(new TestResolver(catalog), "d:degraded").Should().Be("a d b core");
        OrderOf(NoTrials(new TestResolver(catalog)), "d:recovering").Should().Be("a b core d");
        OrderOf(NoTrials(new TestResolver(catalog)), "a:recovering").Should().Be("b d core a");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void A_recovering_channel_gets_its_share_of_first_places(double share)
    {
        const int Decisions = 20_000;
        TestResolver resolver = Resolver();
        resolver.Options.Ranking.TrialShare = share;
        resolver.Board.Set("a", ChannelState.Recovering);

        int first = Enumerable.Range(0, Decisions).Count(_ => resolver.Resolve(TestCatalogs.Request).Options[0].Channel.Id == "a");

        // Five standard deviations of a binomial; identifiers begin at the seed of the test resolver, so this does not change from run to run.
        ((double)first / Decisions).Should().BeApproximately(share, 5 * Math.Sqrt(share * (1 - share) / Decisions));
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Every_order_is_the_reference_s_and_loses_no_route(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 400; i++)
        {
            (PaymentCatalog catalog, ChannelStatusSnapshot snapshot) = Draw(random);
            var options = new ChannelRankingOptions { TrialShare = random.NextDouble() };
            double[]? scores = random.Next(2) == 0 ? null : [.. catalog.Channels.Select(_ => random.Next(4) / 4.0)];
            var view = new RankingView(options, new ChannelKinship(catalog), new ChannelTiers(snapshot, catalog), scores);
            var decision = new ResolutionId((ulong)random.NextInt64());
            PaymentMethod method = catalog.Methods[0];
            List<PaymentRoute> open = [.. method.Routes.Where(_ => random.Next(4) > 0)];
            List<PaymentRoute> sorted = [.. open];

            bool isReordered = new RouteSorter().Sort(view, decision, method, null, sorted);

            List<PaymentRoute> expected = ReferenceRouteOrder.Sort(open, route => view.PlaceOf(route, null, decision));
            sorted.Should().Equal(expected, "catalog {0} with seed {1}", i, seed);
            isReordered.Should().Be(!open.SequenceEqual(sorted));
        }
    }

    private static (PaymentCatalog Catalog, ChannelStatusSnapshot Snapshot) Draw(Random random)
    {
        var builder = new CatalogBuilder();
        string[] channels = [.. Enumerable.Range(0, 2 + random.Next(6)).Select(number => $"c{number}")];
        foreach (string channel in channels)
            builder.Channel(channel, describe => describe.DependsOn([.. Enumerable.Range(0, 4).Where(_ => random.Next(6) == 0).Select(number => $"u{number}")]));
        builder.Method("m", method =>
        {
            foreach (string channel in channels)
                method.Route(channel);
            for (int i = 0; i < 2; i++)
            {
                string again = $"again_{i}";
                method.Route(channels[random.Next(channels.Length)], route => route.Id(again));
            }
        });
        return (builder.Build(), new ChannelStatusSnapshot(channels.Where(_ => random.Next(2) == 0)
            .Select(channel => new ChannelStatus { Channel = channel, State = OpenStates[random.Next(OpenStates.Length)] })));
    }

    private static TestResolver Resolver(ChannelRankingPolicy policy = ChannelRankingPolicy.HealthFirst)
    {
        var resolver = new TestResolver(new CatalogBuilder().Channel("a").Channel("b").Channel("c")
            .Method("m", method => method.Route("a").Route("b").Route("c")).Build());
        resolver.Options.Ranking.Policy = policy;
        return NoTrials(resolver);
    }

    private static TestResolver NoTrials(TestResolver resolver)
    {
        resolver.Options.Ranking.TrialShare = 0;
        return resolver;
    }

    private static string OrderOf(TestResolver resolver, string states)
    {
        foreach (string[] state in states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(':')))
            resolver.Board.Set(state[0], Enum.Parse<ChannelState>(state[1], ignoreCase: true));
        return OrderOf(resolver.Resolve(TestCatalogs.Request).Options[0]);
    }

    private static string OrderOf(PaymentOption option) => string.Join(' ', option.Routes.Select(route => route.Channel.Id));
}
