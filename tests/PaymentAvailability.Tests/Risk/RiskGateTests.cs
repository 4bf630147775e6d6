namespace PaymentAvailability.Tests;

public sealed class RiskGateTests
{
    [Fact]
    public void Allowing_closes_nothing() => Resolve(() => new(RiskVerdict.Allow)).ClosedOptions.Should().BeEmpty();

    [Fact]
    public void A_closing_rule_closes_the_routes_it_names()
    {
        AvailabilityResult result = Resolve(() => new(RiskVerdict.Close(RiskReasons.TooFrequent.WithoutFacts, RouteScope.OfChannels("ALIPAY"))));

        result.ClosedOptions.Should().ContainSingle().Which.Method.Id.Should().Be("wallet.alipay");
    }

    [Fact]
    public void A_review_closes_everything_until_somebody_has_looked() =>
        Resolve(() => new(RiskVerdict.Review())).PrimaryReason!.Code.Should().Be(RiskReasons.UnderReview.Code);

    [Fact]
    public void A_demanded_step_is_added_to_those_of_the_method_where_its_routes_are_open()
    {
        AvailabilityResult result = Resolve(() => new(RiskVerdict.Verify(VerificationMethods.Face, RouteScope.OfRoutes("card.quick_pay/unionpay", "wallet.wechat/wechat"))));

        StepsOf(result, "card.quick_pay").Should().Equal("face");
        StepsOf(result, "wallet.wechat").Should().Equal("face");
        StepsOf(result, "wallet.alipay").Should().BeEmpty();
    }

    [Fact]
    public void A_step_that_is_done_is_not_asked_for_again()
    {
        PaymentRequest request = TestCatalogs.Request with { CompletedVerifications = VerificationMethods.Face | VerificationMethods.Chip };

        AvailabilityResult result = Resolve(() => new(RiskVerdict.Verify(VerificationMethods.Face)), request);

        result.Options.Should().HaveCount(4).And.OnlyContain(option => option.Verification.IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rule_that_answers_nothing_is_invalid_and_closes(bool isAsync) =>
        Resolve(() => isAsync ? new(Task.FromResult<RiskVerdict>(null!)) : default)
            .UnknownGates.Should().Equal(new UnknownGate("risk.test", UnknownCause.Invalid, UnknownPolicy.Close));

    [Fact]
    public void An_unknown_verdict_closes_everything() =>
        Resolve(() => new(RiskVerdict.Unknown)).UnknownGates.Should().Equal(new UnknownGate("risk.test", UnknownCause.Declared, UnknownPolicy.Close));

    [Theory]
    [InlineData(VerificationMethods.None)]
    [InlineData((VerificationMethods)(1 << 20))]
    [InlineData(VerificationMethods.Face | (VerificationMethods)(1 << 20))]
    public void A_demand_names_ways_that_exist(VerificationMethods ways)
    {
        Action demand = () => RiskVerdict.Verify(ways);

        demand.Should().Throw<ArgumentException>().WithParameterName("anyOf");
    }

    private static IEnumerable<string> StepsOf(AvailabilityResult result, string method) =>
        result.Options.Single(option => option.Method.Id == method).Verification.Select(step => step.ToString());

    private static AvailabilityResult Resolve(Func<ValueTask<RiskVerdict>> evaluate, PaymentRequest? request = null) =>
        new TestResolver().AddInline("risk.test", new RiskGate(new RuleOf(evaluate), "risk.test")).Resolve(request ?? TestCatalogs.Request);

    private sealed class RuleOf(Func<ValueTask<RiskVerdict>> evaluate) : IRiskRule
    {
        public ValueTask<RiskVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) => evaluate();
    }
}
