namespace PaymentAvailability.Tests;

public sealed class OrderGateTests
{
    private static readonly PaymentRequest Request = TestCatalogs.Request with { OrderId = "loan-17" };

    [Fact]
    public void A_request_without_an_order_is_open_with_an_assumption_and_asks_nobody()
    {
        AvailabilityResult result = Resolve(() => throw new InvalidOperationException("nobody asks"), TestCatalogs.Request);

        result.IsAvailable.Should().BeTrue();
        result.Assumptions.Should().Contain(new Assumption("order"));
        result.UnknownGates.Should().BeEmpty();
    }

    [Fact]
    public void A_payable_order_closes_nothing() => Resolve(() => new(OrderVerdict.Payable)).ClosedOptions.Should().BeEmpty();

    [Fact]
    public void Every_objection_closes_every_route()
    {
        AvailabilityResult result = Resolve(() => new(OrderVerdict.NotPayable(OrderReasons.Expired.WithoutFacts, AccountReasons.PhoneMismatch.WithoutFacts)));

        result.Options.Should().BeEmpty();
        result.ClosedOptions.Should().OnlyContain(option => option.Reasons.Contains(OrderReasons.Expired.WithoutFacts)
            && option.Reasons.Contains(AccountReasons.PhoneMismatch.WithoutFacts));
        result.PrimaryReason.Should().Be(OrderReasons.Expired.WithoutFacts);
    }

    [Fact]
    public void An_objection_to_one_card_closes_only_that_card()
    {
        PaymentInstrument other = TestCatalogs.Card with { Id = "card-2", LastFour = "5678" };
        PaymentRequest request = Request with { Instruments = [TestCatalogs.Card, other] };
        var objection = new Closure(AccountReasons.CardFrozen.WithoutFacts, RouteScope.OfMethods("card.quick_pay").WithInstrument(other));

        AvailabilityResult result = Resolve(() => new(OrderVerdict.NotPayable([objection])), request);

        result.ClosedOptions.Should().ContainSingle().Which.Instrument.Should().BeSameAs(other);
        result.Options.Should().Contain(option => option.Instrument == TestCatalogs.Card);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_verifier_that_answers_nothing_is_invalid_and_closes(bool isAsync)
    {
        AvailabilityResult result = Resolve(() => isAsync ? new(Task.FromResult<OrderVerdict>(null!)) : default);

        result.UnknownGates.Should().Equal(new UnknownGate("order.test", UnknownCause.Invalid, UnknownPolicy.Close));
        result.PrimaryReason!.Code.Should().Be(PlatformReasons.DependencyFailure.Code);
    }

    [Fact]
    public void An_unknown_order_closes_everything_and_says_so()
    {
        AvailabilityResult result = Resolve(() => new(OrderVerdict.Unknown));

        result.UnknownGates.Should().Equal(new UnknownGate("order.test", UnknownCause.Declared, UnknownPolicy.Close));
        result.PrimaryReason.Should().Be(PlatformReasons.EvaluationIncomplete.With(Fact.Of("gate", "order.test")));
    }

    [Fact]
    public void A_verdict_tells_what_it_is()
    {
        OrderVerdict.Payable.IsPayable.Should().BeTrue();
        OrderVerdict.Unknown.IsPayable.Should().BeFalse();
        OrderVerdict.Unknown.Objections.Should().BeEmpty();
        OrderVerdict.NotPayable(OrderReasons.Closed.WithoutFacts).Objections.Should().ContainSingle();
        ((Action)(() => OrderVerdict.NotPayable(Array.Empty<Reason>()))).Should().Throw<ArgumentException>();
        ((Action)(() => OrderVerdict.NotPayable((Reason)null!))).Should().Throw<ArgumentException>();
    }

    private static AvailabilityResult Resolve(Func<ValueTask<OrderVerdict>> verify, PaymentRequest? request = null) =>
        new TestResolver().AddInline("order.test", new OrderGate(new VerifierOf(verify))).Resolve(request ?? Request);

    private sealed class VerifierOf(Func<ValueTask<OrderVerdict>> verify) : IOrderVerifier
    {
        public ValueTask<OrderVerdict> VerifyAsync(GateContext context, CancellationToken cancellationToken) => verify();
    }
}
