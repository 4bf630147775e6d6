namespace PaymentAvailability.Tests;

/// <summary>What a gate says has bounds, and many closures cost no more than few for each route.</summary>
public sealed class GateBoundsTests
{
    [Fact]
    public void A_verdict_has_at_most_so_many_closures()
    {
        var closure = new Closure(RiskReasons.Rejected.WithoutFacts);

        FluentActions.Invoking(() => GateVerdict.Closed(Enumerable.Repeat(closure, GateVerdict.MaximumClosures))).Should().NotThrow();
        FluentActions.Invoking(() => GateVerdict.Closed(Enumerable.Repeat(closure, GateVerdict.MaximumClosures + 1)))
            .Should().Throw<ArgumentException>().WithMessage("*more than 4096 closures*");
    }

    [Theory]
    [InlineData("13800138000")]
    [InlineData("phone of Zhang San")]
    [InlineData("")]
    public void An_assumption_is_a_name_and_its_refusal_does_not_repeat_it(string fact)
    {
        FluentActions.Invoking(() => GateVerdict.Open.Assuming(fact)).Should().Throw<ArgumentException>()
            .Which.Message.Should().Contain("was refused").And.NotContain("138").And.NotContain("Zhang");
    }

    [Fact]
    public void Closures_of_many_channels_and_instruments_close_what_few_would()
    {
        PaymentInstrument[] cards = [.. Enumerable.Range(0, 30).Select(i => TestCatalogs.Card with { Id = $"card-{i}" })];
        PaymentRequest request = TestCatalogs.Request with { Instruments = cards };
        Closure[] closures =
        [
            .. Enumerable.Range(0, 40).Select(i => new Closure(ChannelReasons.Unavailable.WithoutFacts, RouteScope.OfChannels($"elsewhere-{i}"))),
            new Closure(ChannelReasons.Maintenance.WithoutFacts, RouteScope.OfChannels("NetsUnion")),
            .. cards.Skip(1).Select(card => new Closure(AccountReasons.CardFrozen.WithoutFacts, RouteScope.Everything.WithInstrument(card))),
        ];

        AvailabilityResult result = new TestResolver().AddInline("gate.many", new GateOf(GateVerdict.Closed(closures))).Resolve(request);

        PaymentOption open = result.Options.Should().ContainSingle(option => option.Instrument != null).Subject;
        open.Instrument.Should().BeSameAs(cards[0]);
        open.Channel.Id.Should().Be("unionpay");
        open.ClosedRoutes.Should().ContainSingle().Which.Reasons.Should().Equal(ChannelReasons.Maintenance.WithoutFacts);
        result.ClosedOptions.Where(option => option.Instrument != null).Should().HaveCount(cards.Length - 1)
            .And.OnlyContain(option => option.Reasons.Contains(AccountReasons.CardFrozen.WithoutFacts));
    }
}
