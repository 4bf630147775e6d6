namespace PaymentAvailability.Tests;

public sealed class GateTests
{
    private static readonly PaymentRoute Route = TestCatalogs.Repayment.FindMethod("card.quick_pay")!.Routes[0];

    [Fact]
    public void A_scope_covers_what_it_names_whatever_the_case()
    {
        Covers(RouteScope.Everything).Should().BeTrue();
        Covers(RouteScope.OfMethods("nobody", "CARD.QUICK_PAY")).Should().BeTrue();
        Covers(RouteScope.OfChannels("NetsUnion")).Should().BeTrue();
        Covers(RouteScope.OfRoutes("card.quick_pay/NETSUNION")).Should().BeTrue();
        Covers(RouteScope.OfMethods("netsunion")).Should().BeFalse();
        Covers(RouteScope.OfChannels("card.quick_pay")).Should().BeFalse();
        Covers(RouteScope.OfRoutes()).Should().BeFalse();
    }

    [Fact]
    public void A_scope_with_an_instrument_covers_only_that_instance()
    {
        RouteScope scope = RouteScope.OfChannels("netsunion").WithInstrument(TestCatalogs.Card);

        scope.Covers(Route, TestCatalogs.Card).Should().BeTrue();
        scope.Covers(Route, TestCatalogs.Card with { }).Should().BeFalse();
        scope.Covers(Route, null).Should().BeFalse();
        RouteScope.Everything.WithInstrument(TestCatalogs.Card).CoversAll.Should().BeFalse();
        RouteScope.Everything.CoversAll.Should().BeTrue();
    }

    [Fact]
    public void A_verdict_needs_what_it_says()
    {
        Refused(() => GateVerdict.Closed(Array.Empty<Closure>()));
        Refused(() => GateVerdict.Closed((Closure)null!));
        Refused(() => GateVerdict.Closed((Reason)null!));
        Refused(() => GateVerdict.Open.Warning(null!));
        Refused(() => GateVerdict.Open.Demanding(null!));
        Refused(() => GateVerdict.Open.Assuming(" "));
        Refused(() => RouteScope.OfMethods("a", null!));
        Refused(() => RouteScope.Everything.WithInstrument(null!));
        Refused(() => new VerificationDemand(VerificationMethods.None));
        Refused(() => new Closure(null!));
    }

    [Fact]
    public void Adding_to_a_verdict_leaves_the_original_alone()
    {
        GateVerdict verdict = GateVerdict.Closed(OrderReasons.Closed.WithoutFacts)
            .Warning(RiskReasons.AbnormalAmount.WithoutFacts).Assuming("order").Demanding(new VerificationDemand(VerificationMethods.Face));

        (verdict.Answer, verdict.Closures.Length, verdict.Warnings.Length, verdict.Assumptions.Length, verdict.Demands.Length)
            .Should().Be((GateAnswer.Closed, 1, 1, 1, 1));
        GateVerdict.Open.Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData(typeof(LoanOrderVerifier), "order.loan_order_verifier")]
    [InlineData(typeof(Rule2Fast), "order.rule2_fast")]
    [InlineData(typeof(List<int>), "order.list")]
    [InlineData(typeof(Überprüfung), "order._berpr_fung")]
    public void A_gate_is_named_by_its_kind_and_its_type_in_snake_case(Type type, string name) => GateName.Of(GateName.Order, type).Should().Be(name);

    private static bool Covers(RouteScope scope) => scope.Covers(Route, null);

    private static void Refused(Func<object> act) => act.Should().Throw<ArgumentException>();

    private sealed class LoanOrderVerifier;

    private sealed class Rule2Fast;

    private sealed class Überprüfung;
}
