namespace PaymentAvailability.Tests;

/// <summary>Same request, same snapshots, same clock, same seed: the same answer, from one reading of the clock.</summary>
public sealed class DeterminismTests
{
    public static TheoryData<int> Seeds => [20260305, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Two_resolvers_give_the_same_bytes(int seed)
    {
        List<byte[]> first = Run(seed);
        List<byte[]> second = Run(seed);

        for (int i = 0; i < first.Count; i++)
            second[i].AsSpan().SequenceEqual(first[i]).Should().BeTrue("answer {0} with seed {1} should be repeatable", i, seed);
    }

    [Fact]
    public async Task The_order_in_which_gates_answer_does_not_matter()
    {
        string[] answers = [await Resolve(fastFirst: true), await Resolve(fastFirst: false)];

        answers[1].Should().Be(answers[0]);

        static async Task<string> Resolve(bool fastFirst)
        {
            TaskCompletionSource<GateVerdict>[] verdicts = [new(), new()];
            TestResolver resolver = new TestResolver()
                .Add("order.a", new GateOf((_, _) => new(verdicts[0].Task)))
                .Add("risk.b", new GateOf((_, _) => new(verdicts[1].Task)));
            Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request).AsTask();
            int first = fastFirst ? 0 : 1;
            verdicts[first].SetResult(VerdictOf(first));
            await resolver.Time.WaitForTimersAsync(1);
            verdicts[1 - first].SetResult(VerdictOf(1 - first));
            return System.Text.Encoding.UTF8.GetString((await resolving.Soon()).ToJsonUtf8Bytes());
        }

        static GateVerdict VerdictOf(int gate) => GateVerdict.Closed((gate == 0 ? OrderReasons.Expired : RiskReasons.TooFrequent).WithoutFacts)
            .Warning((gate == 0 ? ClientReasons.NetworkUnstable : RiskReasons.AbnormalAmount).WithoutFacts);
    }

    [Fact]
    public async Task A_resolution_reads_the_clock_once_whatever_its_gates_do()
    {
        using var hostile = new HostileGates();
        TestResolver resolver = new TestResolver()
            .AddInline("client", new ClientGate(new ClientOptions()))
            .AddInline("channel.board", new ChannelStatusGate(new ChannelStatusBoard(), UnknownPolicy.Open))
            .Add("risk.throws", hostile.Of(Misdeed.ThrowsLater))
            .Add("risk.late", hostile.Of(Misdeed.NeverAnswers));

        Task<AvailabilityResult> resolving = resolver.ResolveAsync(TestCatalogs.Request with { Instruments = [TestCatalogs.Card] }).AsTask();
        await resolver.Time.WaitForTimersAsync(1);
        resolver.Time.Advance(TestResolver.Deadline);
        AvailabilityResult result = await resolving.Soon();

        resolver.Time.Readings.Should().Be(1);
        result.At.Should().Be(resolver.Time.Clock.UtcNow - TestResolver.Deadline, "the answer holds for the moment of the question");
    }

    [Fact]
    public void Gates_see_the_moment_of_the_resolution_and_one_catalog_whatever_is_swapped_meanwhile()
    {
        var seen = new List<GateContext>();
        TestResolver resolver = new();
        PaymentCatalog first = resolver.Catalogs.Current;
        for (int i = 0; i < 3; i++)
        {
            resolver.AddInline($"gate.{i}", new GateOf((context, _) =>
            {
                seen.Add(context);
                resolver.Time.Advance(TimeSpan.FromSeconds(1));
                resolver.Catalogs.Swap(TestCatalogs.TenMethods);
                return new(GateVerdict.Open);
            }));
        }

        AvailabilityResult result = resolver.Resolve(TestCatalogs.Request);

        seen.Should().HaveCount(3).And.OnlyContain(context => context.Catalog == first && context.At == result.At);
        result.CatalogVersion.Should().Be(first.Version);
        resolver.Resolve(TestCatalogs.Request).CatalogVersion.Should().Be(TestCatalogs.TenMethods.Version);
    }

    [Fact]
    public void Identifiers_do_not_repeat_and_read_as_three_groups()
    {
        var resolver = new TestResolver();
        string[] ids = [.. Enumerable.Range(0, 2_000).Select(_ => resolver.Resolve(TestCatalogs.Request).Id.ToString())];

        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => System.Text.RegularExpressions.Regex.IsMatch(id, "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$"));
    }

    [Theory]
    [InlineData(0UL, "0000-0000-00000")]
    [InlineData(31UL, "0000-0000-0000Z")]
    [InlineData(ulong.MaxValue, "FZZZ-ZZZZ-ZZZZZ")]
    public void An_identifier_is_written_in_base_32(ulong value, string text) => new ResolutionId(value).ToString().Should().Be(text);

    private static List<byte[]> Run(int seed)
    {
        var payments = new RandomPayments(seed, 30);
        ScriptedVerdict played = new();
        TestResolver resolver = new TestResolver(payments.Catalog).AddInline("gate.scripted", new GateOf((_, _) => played.Play()));
        var answers = new List<byte[]>();
        for (int i = 0; i < 200; i++)
        {
            PaymentRequest request = payments.NextRequest(resolver.Time.Clock.UtcNow);
            played = payments.NextVerdict(request, resolver.Time.Clock.UtcNow);
            answers.Add(resolver.Resolve(request).ToJsonUtf8Bytes());
        }

        return answers;
    }
}
