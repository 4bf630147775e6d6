using System.Globalization;

namespace PaymentAvailability.Tests;

public sealed class InstrumentTests
{
    private static readonly PaymentInstrument Cmb = TestCatalogs.Card;
    private static readonly PaymentInstrument Icbc = TestCatalogs.Card with { Id = "card-2", Bank = "icbc", LastFour = "5678" };
    private static readonly PaymentInstrument Wallet = new() { Id = "wallet-1", Kind = InstrumentKind.Wallet };

    [Fact]
    public void Each_card_is_an_option_of_its_own_in_the_order_of_the_request()
    {
        AvailabilityResult result = Resolve([Icbc, Wallet, Cmb]);

        result.Options.Where(option => option.Method.Id == "card.quick_pay").Select(option => option.Instrument).Should().Equal(Icbc, Cmb);
        result.Options.Where(option => option.Method.Id != "card.quick_pay").Should().HaveCount(3).And.OnlyContain(option => option.Instrument == null);
        result.Assumptions.Should().NotContain(new Assumption("instruments"));
    }

    [Theory]
    [InlineData("en", "China Merchants Bank ••1234")]
    [InlineData("en-GB", "China Merchants Bank ••1234")]
    [InlineData("zh-CN", "招商银行 ••1234")]
    public void A_card_is_labelled_by_its_bank_and_last_digits(string culture, string label) =>
        CardOption(Resolve([Cmb])).GetLabel(CultureInfo.GetCultureInfo(culture)).Should().Be(label);

    [Fact]
    public void Without_last_digits_or_bank_the_label_says_what_is_known()
    {
        CultureInfo english = CultureInfo.GetCultureInfo("en");

        CardOption(Resolve([Cmb with { LastFour = null }])).GetLabel(english).Should().Be("China Merchants Bank");
        CardOption(Resolve([Cmb with { Bank = null }])).GetLabel(english).Should().Be("Bank card ••1234");
        CardOption(Resolve([Cmb with { Bank = "PSBC" }])).GetLabel(english).Should().Be("PSBC ••1234");
        CardOption(Resolve(null)).GetLabel(english).Should().Be("Bank card");
    }

    [Fact]
    public void A_long_number_in_the_place_of_the_bank_is_not_shown() =>
        CardOption(Resolve([Cmb with { Bank = "6222021234567890128" }])).GetLabel(CultureInfo.InvariantCulture).Should().Be("Bank card ••1234");

    [Fact]
    public void A_closed_card_has_a_label_too() =>
        Resolve([Cmb with { Expiry = new CardExpiry(2020, 1) }]).ClosedOptions.Single().GetLabel(CultureInfo.GetCultureInfo("zh-CN")).Should().Be("招商银行 ••1234");

    [Fact]
    public void Nothing_bound_closes_the_method_with_that_reason_on_every_route()
    {
        ClosedOption closed = Resolve([Wallet]).ClosedOptions.Should().ContainSingle().Which;

        closed.Method.Id.Should().Be("card.quick_pay");
        closed.Instrument.Should().BeNull();
        closed.Routes.Should().HaveCount(2).And.OnlyContain(route => route.Reasons.Single().ToString() == "account.no_bound_instrument(instrument=card)");
    }

    [Fact]
    public void Nothing_bound_does_not_hide_the_other_reasons()
    {
        AvailabilityResult result = new TestResolver().Resolve(new PaymentRequest { Amount = new Money(60_000m, "CNY"), Instruments = [] });

        result.ClosedOptions.Single(option => option.Method.Id == "card.quick_pay").Reasons.Select(reason => reason.Code)
            .Should().Equal(AccountReasons.NoBoundInstrument.Code, LimitReasons.SingleExceeded.Code);
    }

    [Fact]
    public void Unknown_instruments_leave_the_method_open_with_an_assumption()
    {
        AvailabilityResult result = Resolve(null);

        CardOption(result).Instrument.Should().BeNull();
        result.Assumptions.Select(assumption => assumption.Fact).Should().BeEquivalentTo("client", "bank", "instruments");
    }

    [Fact]
    public void Terms_are_compared_with_each_card_by_itself()
    {
        PaymentInstrument other = Cmb with { Id = "card-3", Bank = "PSBC" };

        AvailabilityResult result = Resolve([Cmb, other]);

        result.Options.Single(option => option.Instrument == Cmb).Routes.Should().HaveCount(2);
        PaymentOption narrow = result.Options.Single(option => option.Instrument == other);
        narrow.Routes.Select(route => route.Id).Should().Equal("card.quick_pay/netsunion");
        narrow.ClosedRoutes.Single().Reasons.Select(reason => reason.Code).Should().Equal(CatalogReasons.BankNotSupported.Code);
    }

    [Fact]
    public void A_card_expires_when_its_month_has_ended_everywhere_on_earth()
    {
        var expiry = new CardExpiry(2026, 2);
        var end = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        expiry.IsPastAt(end.AddTicks(-1)).Should().BeFalse();
        expiry.IsPastAt(end).Should().BeTrue();
        expiry.IsPastAt(end.ToOffset(TimeSpan.FromHours(14))).Should().BeTrue();
        new CardExpiry(2026, 12).IsPastAt(new DateTimeOffset(2027, 1, 1, 11, 59, 59, TimeSpan.Zero)).Should().BeFalse();
        new CardExpiry(2026, 12).IsPastAt(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero)).Should().BeTrue();
        default(CardExpiry).IsPastAt(DateTimeOffset.MaxValue).Should().BeFalse("it says nothing");
    }

    [Fact]
    public void An_expired_card_is_closed_and_the_others_stay_open()
    {
        PaymentInstrument expired = Icbc with { Expiry = new CardExpiry(2026, 2) };
        PaymentInstrument valid = Cmb with { Expiry = new CardExpiry(2026, 3) };

        AvailabilityResult result = Resolve([expired, valid]);

        ClosedOption closed = result.ClosedOptions.Should().ContainSingle().Which;
        closed.Instrument.Should().BeSameAs(expired);
        closed.Reasons.Should().Equal(AccountReasons.CardExpired.WithoutFacts);
        result.Options.Should().Contain(option => option.Instrument == valid);
    }

    [Fact]
    public void A_closure_of_one_card_means_the_instance_not_an_equal_one()
    {
        PaymentInstrument twin = Cmb with { };
        TestResolver resolver = new TestResolver().AddInline("gate.test", new GateOf(
            GateVerdict.Closed(new Closure(AccountReasons.CardFrozen.WithoutFacts, RouteScope.Everything.WithInstrument(twin)))));

        AvailabilityResult result = resolver.Resolve(TestCatalogs.Request with { Instruments = [Cmb, twin] });

        result.ClosedOptions.Should().ContainSingle().Which.Instrument.Should().BeSameAs(twin);
        CardOption(result).Instrument.Should().BeSameAs(Cmb);
    }

    [Theory]
    [InlineData(1999, 12)]
    [InlineData(2100, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    public void An_expiry_is_a_month_of_this_century(int year, int month)
    {
        Action create = () => _ = new CardExpiry(year, month);

        create.Should().Throw<ArgumentOutOfRangeException>();
        new CardExpiry(2029, 3).ToString().Should().Be("03/29");
    }

    private static PaymentOption CardOption(AvailabilityResult result) => result.Options.Single(option => option.Method.Id == "card.quick_pay");

    private static AvailabilityResult Resolve(PaymentInstrument[]? instruments) =>
        new TestResolver().Resolve(TestCatalogs.Request with { Instruments = instruments });
}
