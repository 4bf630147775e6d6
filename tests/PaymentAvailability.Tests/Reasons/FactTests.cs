using System.Globalization;

namespace PaymentAvailability.Tests;

public sealed class FactTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(8));

    public static TheoryData<Fact, string> Written() => new()
    {
        { Fact.Of("channel", "netsunion"), "channel=netsunion" },
        { Fact.Of("accepted", ["CNY", "USD"]), "accepted=CNY|USD" },
        { Fact.Of("limit", new Money(5000m, Currency.Cny)), "limit=5000.00 CNY" },
        { Fact.Of("until", Noon), "until=2026-05-01T04:00:00Z" },
        { Fact.Of("window", TimeSpan.FromHours(26)), "window=1.02:00:00" },
        { Fact.Of("count", 12), "count=12" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_fact_is_written_the_same_in_every_culture(Fact fact, string expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "zh-CN", "de-DE", "ar-SA", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                fact.ToString().Should().Be(expected);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Each_kind_of_value_is_given_back_and_no_other()
    {
        Fact limit = Fact.Of("limit", new Money(5000m, Currency.Cny));
        limit.TryGetMoney(out Money money).Should().BeTrue();
        money.Should().Be(new Money(5000m, Currency.Cny));
        limit.TryGetToken(out string? token).Should().BeFalse();
        token.Should().BeNull();
        limit.TryGetTokens(out var none).Should().BeFalse();
        none.IsDefault.Should().BeFalse();

        Fact.Of("until", Noon).TryGetTime(out DateTimeOffset time).Should().BeTrue();
        time.Should().Be(Noon);
        Fact.Of("window", TimeSpan.FromDays(1)).TryGetDuration(out TimeSpan window).Should().BeTrue();
        window.Should().Be(TimeSpan.FromDays(1));
        Fact.Of("count", 3).TryGetCount(out long count).Should().BeTrue();
        count.Should().Be(3);
        Fact.Of("accepted", ["a", "b"]).TryGetTokens(out var tokens).Should().BeTrue();
        tokens.Should().Equal("a", "b");
    }

    [Fact]
    public void Facts_are_equal_by_name_and_value()
    {
        Fact.Of("accepted", ["a", "b"]).Should().Be(Fact.Of("accepted", ["a", "b"]));
        Fact.Of("accepted", ["a", "b"]).GetHashCode().Should().Be(Fact.Of("accepted", ["a", "b"]).GetHashCode());
        Fact.Of("accepted", ["a", "b"]).Should().NotBe(Fact.Of("accepted", ["b", "a"]));
        Fact.Of("accepted", "a").Should().NotBe(Fact.Of("accepted", ["a"]));
        Fact.Of("accepted", "a").Should().NotBe(Fact.Of("excluded", "a"));
        Fact.Of("until", Noon).Should().Be(Fact.Of("until", Noon.ToUniversalTime()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Until")]
    [InlineData("un til")]
    [InlineData("2late")]
    public void A_name_is_in_snake_case(string name) =>
        FluentActions.Invoking(() => Fact.Of(name, "x")).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("张三")]
    [InlineData("６２２２０２")]
    [InlineData("a@b")]
    public void Free_text_is_no_token(string value) =>
        FluentActions.Invoking(() => Fact.Of("bank", value)).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData("icbc")]
    [InlineData("622202")]
    [InlineData("8.0.49")]
    [InlineData("net_id:00.3-b")]
    public void Words_of_the_domain_are_tokens(string value) =>
        Fact.Of("bank", value).TryGetToken(out _).Should().BeTrue();

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        FluentActions.Invoking(() => Fact.Of("count", -1)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Fact.Of("count", 13800138000)).Should().Throw<ArgumentException>().Which.Message.Should().NotContain("138");
        FluentActions.Invoking(() => Fact.Of("window", TimeSpan.FromTicks(-1))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Fact.Of("limit", new Money(6222021234567890m, Currency.Cny))).Should().Throw<ArgumentException>()
            .Which.Message.Should().NotContain("6222");
    }
}
