namespace PaymentAvailability.Tests;

/// <summary>What stands in the way is told once, however many options it closes.</summary>
public sealed class FindingTests
{
    private static readonly PaymentCatalog Catalog = Describe().Build();

    [Fact]
    public void Eight_options_closed_by_one_upstream_are_one_finding_and_one_remedy()
    {
        Diagnosis diagnosis = Diagnose(Down("quick_pay", "gateway", "agreement"));

        diagnosis.Findings.Should().ContainSingle();
        diagnosis.Findings[0].Upstream.Should().Be("netsunion");
        diagnosis.Findings[0].Name!.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Should().Be("网联");
        diagnosis.Findings[0].Options.Should().HaveCount(8);
        diagnosis.Findings[0].Reasons.Should().HaveCount(3);
        Remedy remedy = diagnosis.Remedies.Should().ContainSingle().Subject;
        remedy.Changes.Should().ContainSingle().Which.Should().BeOfType<ChannelChange>().Which.Subject.Should().Be("netsunion");
        remedy.Opens.Should().HaveCount(8);
        remedy.Actor.Should().Be(RemedyActor.Channel);
        diagnosis.Retry.Should().Be(RetryAdvice.AfterDelay);
        diagnosis.Primary.ClosedOptions.Should().Be(8);
    }

    [Fact]
    public void With_one_dependent_still_up_each_channel_failed_for_itself()
    {
        PaymentCatalog catalog = Describe().Channel("spare", channel => channel.DependsOn("netsunion")).Build();

        Diagnosis diagnosis = new TestResolver(catalog).AddInline("channel.board", new GateOf(Down("quick_pay", "gateway", "agreement"))).Resolve(TestCatalogs.Request).Diagnose()!;

        diagnosis.Findings.Should().HaveCount(3).And.OnlyContain(finding => finding.Upstream == null);
        diagnosis.Remedies.Select(remedy => remedy.ToString()).Should().BeEquivalentTo(
            "restore_channel quick_pay", "restore_channel gateway", "restore_channel agreement");
    }

    [Fact]
    public void A_channel_that_is_itself_the_upstream_of_others_explains_them_only_when_it_failed_too()
    {
        PaymentCatalog catalog = new CatalogBuilder()
            .Channel("bank").Channel("a", channel => channel.DependsOn("bank")).Channel("b", channel => channel.DependsOn("bank"))
            .Method("one", method => method.Route("a")).Method("two", method => method.Route("b")).Build();

        Resolve(Down("a", "b")).Findings.Should().HaveCount(2);
        Diagnosis all = Resolve(Down("a", "b", "bank"));
        all.Findings.Should().ContainSingle().Which.Upstream.Should().Be("bank");

        Diagnosis Resolve(GateVerdict verdict) => new TestResolver(catalog).AddInline("channel.board", new GateOf(verdict)).Resolve(TestCatalogs.Request).Diagnose()!;
    }

    [Fact]
    public void The_finding_that_closes_most_comes_first_and_counts_an_option_once()
    {
        Diagnosis diagnosis = Diagnose(GateVerdict.Closed(
            new Closure(OrderReasons.Expired.WithoutFacts, RouteScope.OfMethods("m0")),
            new Closure(RiskReasons.Rejected.WithoutFacts),
            new Closure(RiskReasons.Rejected.WithoutFacts, RouteScope.OfChannels("gateway"))));

        diagnosis.Findings.Select(finding => (finding.Reason.Definition, finding.Options.Length)).Should().Equal((RiskReasons.Rejected, 8), (OrderReasons.Expired, 1));
    }

    [Theory]
    [InlineData(20260330)]
    [InlineData(null)]
    public void Shares_sum_to_one_and_each_option_nearest_to_open_counts_the_same(int? fixedSeed)
    {
        int seed = fixedSeed ?? Random.Shared.Next();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++)
        {
            if (new TwinWorlds(random.Next(), ReasonVocabulary.BuiltIn).Resolve(first: true).Diagnose() is { } diagnosis)
            {
                diagnosis.Shares.Sum(share => share.Share).Should().BeApproximately(1, 1e-9, $"seed {seed}, case {i}");
                diagnosis.Shares.Select(share => share.Cause).Should().BeEquivalentTo(Enum.GetValues<ReasonCause>(), $"seed {seed}, case {i}");
                diagnosis.Shares.Should().BeInDescendingOrder(share => share.Share);
                diagnosis.Findings.SelectMany(finding => finding.Reasons).Should().OnlyHaveUniqueItems().And.Contain(diagnosis.PrimaryReason);
            }
        }

        Diagnose(GateVerdict.Closed(
            new Closure(RiskReasons.Rejected.WithoutFacts, RouteScope.OfMethods("m0", "m1")), new Closure(OrderReasons.Expired.WithoutFacts, RouteScope.OfMethods("m1")),
            new Closure(PlatformReasons.Overloaded.WithoutFacts, RouteScope.OfMethods("m2", "m3", "m4", "m5", "m6", "m7"))))
            .Shares.Take(2).Select(share => (share.Cause, Math.Round(share.Share, 9))).Should().Equal([(ReasonCause.Platform, Math.Round(6 / 7.0, 9)), (ReasonCause.Risk, Math.Round(1 / 7.0, 9))], "m1 has two reasons, so it is not among the nearest to open");
    }

    [Fact]
    public void What_covers_everything_is_told_first_by_rank_and_otherwise_what_is_nearest_to_open()
    {
        Diagnose(GateVerdict.Closed(RiskReasons.Rejected.WithoutFacts).Closing(OrderReasons.Expired.WithoutFacts, RouteScope.Everything))
            .PrimaryReason.Definition.Should().Be(OrderReasons.Expired, "both cover everything, and its rank is lower");

        Diagnosis nearest = Diagnose(Closed(
            (OrderReasons.AlreadyPaid, ["m0"]), (RiskReasons.Rejected, ["m0"]), (ClientReasons.Offline, ["m1"]),
            (FundsReasons.Insufficient, ["m2", "m3"]), (ChannelReasons.Busy, ["m4", "m5", "m6", "m7"]), (RiskReasons.UnderReview, ["m4", "m5", "m6", "m7"])));
        nearest.PrimaryReason.Definition.Should().Be(FundsReasons.Insufficient, "of the routes with one reason it closes most options");
        nearest.Primary.HeadlineRank.Should().Be(32);
        nearest.Primary.EasiestRemedy.Should().NotBeNull();

        Diagnose(Closed((FundsReasons.Insufficient, ["m0", "m1", "m2", "m3"]), (OrderReasons.Expired, ["m4", "m5", "m6", "m7"])))
            .PrimaryReason.Definition.Should().Be(FundsReasons.Insufficient, "as many options, and its own are offered first");
    }

    private static CatalogBuilder Describe()
    {
        string[] channels = ["quick_pay", "gateway", "agreement"];
        CatalogBuilder builder = new CatalogBuilder().Bank("netsunion", "网联", "NetsUnion");
        foreach (string channel in channels)
        {
            builder.Channel(channel, each => each.DependsOn("netsunion"));
        }

        for (int i = 0; i < 8; i++)
        {
            string channel = channels[i % channels.Length];
            builder.Method($"m{i}", method => method.Route(channel));
        }

        return builder;
    }

    private static GateVerdict Down(params string[] channels) => GateVerdict.Closed(
        channels.Select(channel => new Closure(ChannelReasons.Unavailable.With(Fact.Of("channel", channel)), RouteScope.OfChannels(channel))));

    private static GateVerdict Closed(params (ReasonDefinition Reason, string[] Methods)[] closures) =>
        GateVerdict.Closed(closures.Select(each => new Closure(each.Reason.WithoutFacts, RouteScope.OfMethods(each.Methods))));

    private static Diagnosis Diagnose(GateVerdict verdict) =>
        new TestResolver(Catalog).AddInline("gate.host", new GateOf(verdict)).Resolve(TestCatalogs.Request).Diagnose()!;
}

/// <summary>Shorter ways to say what gates say.</summary>
internal static class Verdicts
{
    public static GateVerdict Closing(this GateVerdict verdict, Reason reason, RouteScope scope) => GateVerdict.Closed(verdict.Closures.Append(new Closure(reason, scope)));
}
