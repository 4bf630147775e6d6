namespace PaymentAvailability.Tests;

/// <summary>Whatever rules and their stores do, it costs only themselves.</summary>
public sealed class OddRuleTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("throws")]
    [InlineData("throws_later")]
    [InlineData("unknown")]
    [InlineData("overloaded")]
    [InlineData("default_evidence")]
    [InlineData("odd_reason")]
    [InlineData("odd_scope")]
    [InlineData("cancelled")]
    public async Task Whatever_a_rule_answers_every_option_is_open_or_closed_for_a_reason_and_a_shadow_rule_closes_nothing(string what)
    {
        foreach (bool isShadow in (bool[])[false, true])
        {
            using var world = new RiskWorld(
                options =>
                {
                    options.Risk.Rule("risk.odd_rule").Mode = isShadow ? RiskMode.Shadow : RiskMode.Enforced;
                    options.Risk.Learning.IsEnabled = true;
                    options.Risk.Responses.Add(new RiskResponse { Name = "close", From = 0.5, Action = RiskAction.Close });
                },
                static builder => builder.AddRiskRule<OddRule>());
            world.Get<OddRule>().What = what;
            AvailabilityResult result = await world.Get<IPaymentAvailabilityResolver>().ResolveAsync(world.Request);

            result.ClosedOptions.Should().NotContain(static option => option.Routes.Any(static route => route.Reasons.Length == 0));
            (result.Options.Length + result.ClosedOptions.Length).Should().Be(4);
            result.ToJsonUtf8Bytes().Should().NotBeEmpty();
            result.Risk!.Explain().Should().NotBeEmpty();
            (isShadow ? result.ClosedOptions : []).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Velocity_rules_that_are_all_in_shadow_close_nothing_when_their_store_fails()
    {
        using var world = new RiskWorld(
            static options =>
            {
                options.Risk.Velocity.Add(new VelocityRule { Name = "a" });
                options.Risk.Rule("velocity.a").EnforcedShare = 0;
            },
            static builder => builder.UseCounterStore<BrokenStore>());

        (await world.Get<IPaymentAvailabilityResolver>().ResolveAsync(world.Request)).ClosedOptions.Should().BeEmpty();
    }

    internal sealed class BrokenStore : ICounterStore
    {
        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }

    internal sealed class OddRule : IRiskRule
    {
        public string What { get; set; } = "";

        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => What switch
        {
            "null" => new((RiskVerdict)null!),
            "throws" => throw new InvalidOperationException(),
            "throws_later" => ValueTask.FromException<RiskVerdict>(new InvalidOperationException()),
            "unknown" => new(RiskVerdict.Unknown),
            "overloaded" => new(RiskVerdict.Overloaded(DateTimeOffset.MinValue)),
            "default_evidence" => new(RiskVerdict.Scored(1, default(RiskEvidence), default(RiskEvidence))),
            "odd_reason" => new(RiskVerdict.Scored(1, LimitReasons.CumulativeAmountExceeded)),
            "odd_scope" => new(RiskVerdict.Close(RiskReasons.Rejected.WithoutFacts, RouteScope.OfMethods(["nowhere"]))),
            _ => ValueTask.FromCanceled<RiskVerdict>(new CancellationToken(true)),
        };
    }
}
