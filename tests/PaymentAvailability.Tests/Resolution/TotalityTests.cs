namespace PaymentAvailability.Tests;

/// <summary>Resolving is total: whatever the request, the catalog and the gates, there is a result.</summary>
public sealed class TotalityTests
{
    private const int Rounds = 250;

    public static TheoryData<int> Seeds => [20260303, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Any_mixture_of_hostile_gates_gives_a_result_that_says_who_did_not_know(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < Rounds; round++)
        {
            using var hostile = new HostileGates();
            var payments = new RandomPayments(random.Next(), random.Next(1, 10));
            TestResolver resolver = new TestResolver(payments.Catalog).Add("gate.good", new GateOf(GateVerdict.Closed(OrderReasons.Closed.WithoutFacts)));
            List<UnknownGate> expected = AddHostileGates(resolver, hostile, random);

            Task<AvailabilityResult> resolving = resolver.ResolveAsync(payments.NextRequest(resolver.Time.Clock.UtcNow)).AsTask();
            await resolver.Time.WaitForTimersAsync(expected.Count(gate => gate.Cause == UnknownCause.Late));
            resolver.Time.Advance(TestResolver.Deadline);
            AvailabilityResult result = await resolving.Soon();

            string where = $"of round {round} with seed {seed}";
            result.UnknownGates.Should().Equal(expected, because: where);
            result.Options.Should().BeEmpty(where);
            result.ClosedOptions.Should().OnlyContain(option => option.Reasons.Contains(OrderReasons.Closed.WithoutFacts), where);
            foreach (UnknownGate closing in expected.Where(gate => gate.Policy == UnknownPolicy.Close))
                result.ClosedOptions.Should().OnlyContain(option => option.Reasons.Any(reason => Names(reason, closing)), where);
            foreach (UnknownGate open in expected.Where(gate => gate.Policy == UnknownPolicy.Open))
                result.ClosedOptions.Should().NotContain(option => option.Reasons.Any(reason => Names(reason, open)), where);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Any_request_gives_a_result_or_is_refused_as_malformed(int seed)
    {
        var random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 20 * Rounds; round++)
        {
            TestResolver resolver = new();
            PaymentRequest request = RandomRequests.Next(random);
            try
            {
                AvailabilityResult result = resolver.Resolve(request);
                (result.Options.Length + result.ClosedOptions.Length).Should().BeGreaterThanOrEqualTo(4, $"seed {seed}, round {round}");
                result.ToJsonUtf8Bytes().Should().NotBeEmpty();
            }
            catch (ArgumentException error) when (error.ParamName == "request")
            {
                refused++;
            }
        }

        refused.Should().BeInRange(1, (20 * Rounds) - 1, "both should occur with seed {0}", seed);
    }

    [Fact]
    public void No_request_throws()
    {
        Action resolve = () => new TestResolver().Resolve(null!);

        resolve.Should().Throw<ArgumentNullException>().WithParameterName("request");
    }

    [Fact]
    public async Task A_logger_that_throws_costs_no_answer()
    {
        using var hostile = new HostileGates();
        TestResolver resolver = new() { Logger = new BrokenLogger() };
        resolver.Add("risk.rule", hostile.Of(Misdeed.ThrowsAtOnce));

        AvailabilityResult result = await resolver.ResolveAsync(TestCatalogs.Request).Soon();

        result.PrimaryReason!.Code.Should().Be(PlatformReasons.DependencyFailure.Code);
    }

    private static List<UnknownGate> AddHostileGates(TestResolver resolver, HostileGates hostile, Random random)
    {
        var expected = new List<UnknownGate>();
        int count = random.Next(1, 5);
        for (int i = 0; i < count; i++)
        {
            Misdeed misdeed = HostileGates.All[random.Next(HostileGates.All.Count)];
            UnknownPolicy policy = (UnknownPolicy)random.Next(2);
            bool isInline = HostileGates.MayRunInline(misdeed) && misdeed is not (Misdeed.AnswersAfterCancellation or Misdeed.ThrowsAfterCancellation) && random.Next(2) == 0;
            resolver.Add($"risk.hostile_{i}", hostile.Of(misdeed), policy, new GateOptions { Execution = isInline ? GateExecution.Inline : GateExecution.Isolated });
            expected.Add(new UnknownGate($"risk.hostile_{i}", HostileGates.CauseOf(misdeed), policy));
        }

        return expected;
    }

    private static bool Names(Reason reason, UnknownGate gate) => reason.Find("gate") is { } fact && fact.TryGetToken(out string? name) && name == gate.Gate;
}
