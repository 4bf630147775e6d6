using System.Globalization;
using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>What a result tells of the order of its routes, and how it is found again.</summary>
public sealed class RankingResultTests
{
    [Theory]
    [InlineData(ChannelState.Degraded, "channel.degraded", "Works worse than usual", "运行不稳定")]
    [InlineData(ChannelState.Recovering, "channel.recovering", "Recovering from an outage", "故障恢复中")]
    public void A_demoted_first_channel_is_told(ChannelState state, string code, string english, string chinese)
    {
        TestResolver resolver = Resolver();
        resolver.Board.Set("a", state);

        AvailabilityResult result = resolver.Resolve(TestCatalogs.Request);

        Notice notice = result.Notices.Should().ContainSingle("two options over the same channels tell it once").Which;
        notice.Kind.Should().Be(NoticeKind.Failover);
        (notice.From!.Id, notice.To!.Id, notice.Reason.Code.Value).Should().Be(("a", "b", code));
        notice.Reason.FindToken("channel").Should().Be("a");
        ReasonTexts.BuiltIn.Title(notice.Reason.Definition, CultureInfo.GetCultureInfo("en")).Should().Be(english);
        ReasonTexts.BuiltIn.Title(notice.Reason.Definition, CultureInfo.GetCultureInfo("zh-CN")).Should().Be(chinese);
        Encoding.UTF8.GetString(result.ToJsonUtf8Bytes()).Should()
            .Contain($"\"notices\":[{{\"kind\":\"failover\",\"from\":\"a\",\"to\":\"b\",\"reason\":{{\"code\":\"{code}\"")
            .And.Contain("\"routes\":[{\"id\":\"m/b\",\"channel\":\"b\"},{\"id\":\"m/c\",\"channel\":\"c\"},{\"id\":\"m/a\",\"channel\":\"a\"}]");
    }

    [Fact]
    public void A_degraded_backup_is_nothing_to_tell()
    {
        TestResolver resolver = Resolver();
        resolver.Board.Set("b", ChannelState.Degraded);

        resolver.Resolve(TestCatalogs.Request).Notices.Should().BeEmpty();
    }

    [Fact]
    public void The_same_decision_on_the_same_outcomes_is_the_same_answer()
    {
        string[] Answers()
        {
            TestResolver resolver = Resolver(ChannelRankingPolicy.LearnedRate);
            var random = new Random(5);
            return [.. Enumerable.Range(0, 500).Select(i =>
            {
                Teach(resolver, "abc"[random.Next(3)].ToString(), random.Next(20) > 0);
                return Encoding.UTF8.GetString(resolver.Resolve(TestCatalogs.Request).ToJsonUtf8Bytes());
            })];
        }

        Answers().Should().Equal(Answers());
    }

    [Fact]
    public void A_learned_rate_prefers_what_succeeds_and_cost_counts()
    {
        TestResolver resolver = Resolver(ChannelRankingPolicy.LearnedRate);
        for (int i = 0; i < 3_000; i++)
        {
            Teach(resolver, "a", i % 5 != 0);
            Teach(resolver, "b", i % 50 != 0);
            Teach(resolver, "c", i % 40 != 0);
        }

        FirstOf(resolver).Should().Be("b");
        resolver.Options.Ranking.Costs["B"] = 0.08;
        FirstOf(resolver).Should().Be("c");
        resolver.Board.Set("c", ChannelState.Degraded);
        FirstOf(resolver).Should().Be("b", "a degraded channel comes after whatever works");
    }

    [Theory]
    [InlineData(ChannelRankingPolicy.HealthFirst)]
    [InlineData(ChannelRankingPolicy.LearnedRate)]
    public void What_if_keeps_the_order_whatever_was_learned_since(ChannelRankingPolicy policy)
    {
        TestResolver resolver = Resolver(policy);
        resolver.Options.Ranking.TrialShare = 0.5;
        resolver.Board.Set("b", ChannelState.Recovering);
        for (int i = 0; i < 100; i++)
        {
            AvailabilityResult result = resolver.Resolve(TestCatalogs.Request);
            string before = Encoding.UTF8.GetString(result.ToJsonUtf8Bytes());
            for (int k = 0; k < 20; k++)
                Teach(resolver, "abc"[i % 3].ToString(), k % 2 == 0);
            resolver.Board.Set("a", i % 2 == 0 ? ChannelState.Degraded : ChannelState.Healthy);

            AvailabilityResult same = result.WhatIf(request => request);

            Encoding.UTF8.GetString(same.ToJsonUtf8Bytes()).Should().Be(before);
        }
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("not a number")]
    public void A_hostile_ranking_costs_its_own_order_and_is_told(string misdeed)
    {
        var logs = new CapturedLogs();
        TestResolver resolver = new(Catalog())
        {
            Ranking = new RankingOf(decision => decision.Channel.Id != "b" ? 9 : misdeed == "throws" ? throw new InvalidOperationException("6222020200112233445") : double.NaN),
            Logger = logs,
        };
        resolver.Board.Set("a", ChannelState.Degraded);

        AvailabilityResult result = resolver.Resolve(TestCatalogs.Request);

        result.Options[0].Routes.Select(route => route.Channel.Id).Should().Equal("b", "c", "a");
        result.Notices.Should().ContainSingle(notice => notice.Kind == NoticeKind.Warning).Which.Reason.FindToken("gate").Should().Be("channel_ranking");
        logs.Entries.Should().ContainSingle(line => line.Contains(misdeed == "throws" ? "InvalidOperationException" : "NaN", StringComparison.Ordinal))
            .Which.Should().NotContain("6222");
        result.WhatIf(request => request).ToJsonUtf8Bytes().Should().Equal(result.ToJsonUtf8Bytes());
    }

    [Fact]
    public void A_host_ranks_each_channel_once_and_within_its_tier()
    {
        var asked = new List<string>();
        TestResolver resolver = new(Catalog())
        {
            Ranking = new RankingOf(decision =>
            {
                asked.Add($"{decision.Channel}:{decision.Status?.State}:{decision.Cost}");
                decision.Payment.Request.Amount.Should().Be(TestCatalogs.Request.Amount);
                return decision.Channel.Id[0];
            }),
        };
        resolver.Options.Ranking.Costs["b"] = 0.5;
        resolver.Board.Set("c", ChannelState.Degraded);

        AvailabilityResult result = resolver.Resolve(TestCatalogs.Request);

        result.Options.Should().HaveCount(2);
        result.Options.Should().OnlyContain(option => option.Routes.Select(route => route.Channel.Id).SequenceEqual(new[] { "b", "a", "c" }));
        asked.Should().Equal("a::0", "b::0.5", "c:Degraded:0");
    }

    [Fact]
    public void Two_orders_and_two_catalogs_never_mix()
    {
        TestResolver resolver = Resolver();
        PaymentCatalog first = resolver.Catalogs.Current;
        PaymentCatalog second = Catalog();
        for (int i = 0; i < 200; i++)
        {
            resolver.Board.Set("a", i % 3 == 0 ? ChannelState.Degraded : ChannelState.Healthy);
            resolver.Catalogs.Swap(i % 7 < 3 ? first : second);

            AvailabilityResult result = resolver.Resolve(TestCatalogs.Request);

            result.Options.Should().OnlyContain(option => option.Method.Catalog == resolver.Catalogs.Current);
            result.Options[0].Routes.Select(route => route.Channel.Id).Should().Equal(i % 3 == 0 ? ["b", "c", "a"] : new[] { "a", "b", "c" });
        }
    }

    private static PaymentCatalog Catalog() => new CatalogBuilder().Channel("a").Channel("b").Channel("c").Channel("alone")
        .Method("m", method => method.Route("a").Route("b").Route("c"))
        .Method("n", method => method.Route("a").Route("b").Route("c")).Build();

    private static TestResolver Resolver(ChannelRankingPolicy policy = ChannelRankingPolicy.HealthFirst)
    {
        var resolver = new TestResolver(Catalog());
        resolver.Options.Ranking.Policy = policy;
        resolver.Options.Ranking.TrialShare = 0;
        return resolver;
    }

    private static void Teach(TestResolver resolver, string channel, bool isSuccess) => resolver.Rates.Record(new ChannelOutcome
    {
        Channel = channel,
        Outcome = isSuccess ? PaymentOutcome.Succeeded : PaymentOutcome.Failed,
        ReportedAt = default,
    });

    private static string FirstOf(TestResolver resolver) =>
        Enumerable.Range(0, 200).Select(_ => resolver.Resolve(TestCatalogs.Request).Options[0].Channel.Id).CountBy(id => id).MaxBy(count => count.Value).Key;

    private sealed class RankingOf(Func<ChannelDecision, double> score) : IChannelRanking
    {
        public double Score(in ChannelDecision decision) => score(decision);
    }
}
