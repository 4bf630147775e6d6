using System.Globalization;
using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>Reasons that share a public alias give payers the same bytes, whatever else is the matter.</summary>
public sealed class NoOracleTests
{
    private const int Worlds = 1_000;

    private static readonly CultureInfo[] Cultures = [.. new[] { "zh-CN", "en", "de-DE" }.Select(CultureInfo.GetCultureInfo)];

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static TheoryData<int> Seeds => [20260320, Random.Shared.Next()];

    public static TheoryData<string> Faces => [.. HiddenReasons.FamiliesOf(ReasonVocabulary.BuiltIn).Select(family => ReasonVocabulary.BuiltIn.PublicFace(family[0]).Code.Value)];

    [Theory]
    [MemberData(nameof(Faces))]
    public void Reasons_behind_one_alias_read_the_same_through_every_port_and_on_every_scope(string face)
    {
        var random = new Random(20260321);
        ReasonDefinition[] family = HiddenReasons.FamiliesOf(ReasonVocabulary.BuiltIn).Single(each => ReasonVocabulary.BuiltIn.PublicFace(each[0]).Code.Value == face);
        var reasons = new HiddenReasons(ReasonVocabulary.BuiltIn, random, new FakeTime().UtcNow, ["netsunion", "unionpay", "wechat", "alipay"]);
        PaymentRequest request = TestCatalogs.Request with { Instruments = [TestCatalogs.Card, TestCatalogs.Card with { Id = "card-2", Bank = "ICBC" }] };
        ScriptedScope[] scopes =
        [
            new(null, [], null), new(ScopeSubject.Method, ["card.quick_pay"], null), new(ScopeSubject.Channel, ["unionpay", "netsunion"], null),
            new(null, [], request.Instruments![0]),
        ];
        foreach (ScriptedScope scope in scopes)
        {
            foreach (TwinWorlds.Port port in Enum.GetValues<TwinWorlds.Port>())
            {
                string[] read = [.. family.SelectMany(definition => new[] { definition.WithoutFacts, reasons.Draw(definition), reasons.Draw(definition) }).Select(Read).Distinct()];
                read.Should().ContainSingle($"{scope.Of} {scope.Instrument} by {port}");

                string Read(Reason reason) => PayerReads(new TestResolver()
                    .AddInline("gate.door", new TwinWorlds.Door(reason, reason, scope, port, null).Gate(reason))
                    .Resolve(request));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Two_worlds_that_differ_in_hidden_reasons_read_the_same(int seed) => Compare(seed, _ => ReasonVocabulary.BuiltIn);

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Two_worlds_that_differ_in_reasons_that_a_host_hides_read_the_same(int seed) => Compare(seed, HiddenReasons.HostVocabulary);

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void A_reason_that_no_vocabulary_has_is_told_as_the_answer_to_everything(int seed)
    {
        var random = new Random(seed);
        ReasonDefinition stranger = HiddenReasons.FamiliesOf(HiddenReasons.HostVocabulary(random)).SelectMany(family => family)
            .First(definition => definition.Code.Value.StartsWith("acme.own", StringComparison.Ordinal));

        AvailabilityResult result = new TestResolver().AddInline("gate.host", new GateOf(GateVerdict.Closed(stranger.WithoutFacts))).Resolve(TestCatalogs.Request);

        result.ForPayer(Cultures[1]).Code.Should().Be(AliasReasons.NotAvailable.Code, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Internal_reasons_do_not_reach_support(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Worlds / 4; i++)
        {
            ReasonVocabulary vocabulary = i % 2 == 0 ? ReasonVocabulary.BuiltIn : HiddenReasons.HostVocabulary(random);
            var worlds = new TwinWorlds(random.Next(), vocabulary);
            AvailabilityResult result = worlds.Resolve(first: true);
            foreach (CultureInfo culture in Cultures[..2])
            {
                SupportView view = result.ForSupport(culture, Shanghai);
                string read = Encoding.UTF8.GetString(view.ToJsonUtf8Bytes()) + view;
                foreach (ReasonDefinition hidden in vocabulary.All.Where(definition => definition.Disclosure == Disclosure.Internal))
                {
                    Refuse(read, hidden.Code.Value);
                    Refuse(read, ReasonTexts.BuiltIn.Title(hidden, culture));
                }

                bool isWithheld = result.ClosedOptions.SelectMany(option => option.Reasons).Any(reason => reason.Definition.Disclosure == Disclosure.Internal);
                read.Contains(culture.Name == "en" ? "kept from support" : "不对客服开放", StringComparison.Ordinal).Should().Be(isWithheld, $"seed {seed}, world {i}\n{worlds}\n{view}");
            }

            void Refuse(string read, string hidden)
            {
                if (read.Contains(hidden, StringComparison.OrdinalIgnoreCase))
                    Assert.Fail($"`{hidden}` reached support; seed {seed}, world {i}\n{worlds}\n{read}");
            }
        }
    }

    [Fact]
    public void The_facts_of_internal_reasons_do_not_reach_support()
    {
        Reason[] worlds =
        [
            LimitReasons.MerchantReceiptExceeded.WithoutFacts,
            LimitReasons.MerchantReceiptExceeded.With(Fact.Of("until", new FakeTime().UtcNow.AddHours(2))),
            ChannelReasons.MerchantSuspended.With(Fact.Of("channel", "alipay")),
        ];

        string[] read = [.. worlds.Select(reason => Encoding.UTF8.GetString(new TestResolver()
            .AddInline("gate.host", new GateOf(GateVerdict.Closed(reason)))
            .Resolve(TestCatalogs.Request)
            .ForSupport(Cultures[0])
            .ToJsonUtf8Bytes()))];

        read.Distinct().Should().ContainSingle();
    }

    [Fact]
    public void Support_cannot_count_internal_reasons_by_the_shares_of_causes()
    {
        string[] read = [.. new[] { new[] { RiskReasons.Rejected }, [RiskReasons.Rejected, RiskReasons.ComplianceHold, RiskReasons.AbnormalAmount] }
            .Select(hidden => new TestResolver().AddInline("gate.host", new GateOf(GateVerdict.Closed(
                hidden.Select(definition => new Closure(definition.WithoutFacts, RouteScope.OfMethods("wallet.alipay")))
                    .Append(new Closure(OrderReasons.Expired.WithoutFacts, RouteScope.OfMethods("card.quick_pay", "wallet.wechat", "transfer.bank")))))))
            .Select(resolver => Encoding.UTF8.GetString(resolver.Resolve(TestCatalogs.Request).ForSupport(Cultures[1]).ToJsonUtf8Bytes()))];

        read[1].Should().Be(read[0]);
    }

    private static void Compare(int seed, Func<Random, ReasonVocabulary> vocabularyOf)
    {
        var random = new Random(seed);
        int closed = 0;
        ReasonVocabulary vocabulary = vocabularyOf(random);
        for (int i = 0; i < Worlds; i++)
        {
            vocabulary = i % 100 == 0 ? vocabularyOf(random) : vocabulary;
            var worlds = new TwinWorlds(random.Next(), vocabulary);
            AvailabilityResult first = worlds.Resolve(first: true);
            string[] read = [PayerReads(first), PayerReads(worlds.Resolve(first: false))];
            closed += first.IsAvailable ? 0 : 1;
            if (read[0] != read[1])
                Assert.Fail($"seed {seed}, world {i}\n{worlds}\n{string.Join('\n', read[0].Split('\n').Except(read[1].Split('\n')))}\ninstead of\n{string.Join('\n', read[1].Split('\n').Except(read[0].Split('\n')))}");
        }

        closed.Should().BeGreaterThan(Worlds / 4, "worlds in which something is open say little");
    }

    private static string PayerReads(AvailabilityResult result) => string.Join('\n', Cultures.SelectMany(culture =>
    {
        PayerView view = result.ForPayer(culture, culture.Name == "en" ? Shanghai : null);
        return new[] { Encoding.UTF8.GetString(view.ToJsonUtf8Bytes()), view.ToString() };
    }));
}
