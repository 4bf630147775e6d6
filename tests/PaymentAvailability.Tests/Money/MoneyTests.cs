using System.Globalization;
using System.Text.Json;

namespace PaymentAvailability.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("5000", "CNY", "5000.00 CNY")]
    [InlineData("5000.5", "CNY", "5000.50 CNY")]
    [InlineData("0.125", "CNY", "0.125 CNY")]
    [InlineData("1.2500000", "CNY", "1.25 CNY")]
    [InlineData("-3", "CNY", "-3.00 CNY")]
    [InlineData("5000", "JPY", "5000 JPY")]
    [InlineData("5000.00", "JPY", "5000 JPY")]
    [InlineData("0.5", "JPY", "0.5 JPY")]
    [InlineData("1", "KWD", "1.000 KWD")]
    [InlineData("0", "CLF", "0.0000 CLF")]
    [InlineData("0.0000000000000000000000000001", "CNY", "0.0000000000000000000000000001 CNY")]
    [InlineData("79228162514264337593543950335", "CNY", "79228162514264337593543950335.00 CNY")]
    public void Is_written_with_the_decimal_places_of_its_currency(string amount, string code, string expected) =>
        Of(amount, code).ToString().Should().Be(expected);

    [Fact]
    public void Is_written_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            new Money(5000.5m, "CNY").ToString().Should().Be("5000.50 CNY");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("5000", "CNY", "zh-CN", "¥5,000.00")]
    [InlineData("5000", "CNY", "zh", "¥5,000.00")]
    [InlineData("5000", "CNY", "zh-Hans", "¥5,000.00")]
    [InlineData("0.125", "CNY", "zh-CN", "¥0.125")]
    [InlineData("5000", "CNY", "en-US", "5,000.00\u00A0CNY")]
    [InlineData("5000", "CNY", "ja-JP", "5,000.00\u00A0CNY")]
    [InlineData("5000", "CNY", "zh-HK", "5,000.00\u00A0CNY")]
    [InlineData("5000", "CNY", "de-DE", "5.000,00\u00A0CNY")]
    [InlineData("5000", "JPY", "zh-CN", "5,000\u00A0JPY")]
    [InlineData("5000", "USD", "en-US", "$5,000.00")]
    [InlineData("5000", "USD", "en-AU", "5,000.00\u00A0USD")]
    [InlineData("5000", "EUR", "de-DE", "5.000,00 €")]
    [InlineData("5000", "CNY", "", "5,000.00\u00A0CNY")]
    public void Is_formatted_for_payers_without_doubt_about_the_currency(string amount, string code, string culture, string expected) =>
        Of(amount, code).Format(CultureInfo.GetCultureInfo(culture)).Should().Be(expected);

    [Fact]
    public void Formats_in_every_culture()
    {
        foreach (CultureInfo culture in CultureInfo.GetCultures(CultureTypes.AllCultures))
            new Money(1234.5m, Currency.Cny).Format(culture).Should().NotBeEmpty(culture.Name);
    }

    [Theory]
    [InlineData("5000", "CNY", 500000)]
    [InlineData("0.01", "CNY", 1)]
    [InlineData("-0.01", "CNY", -1)]
    [InlineData("1.0000000", "CNY", 100)]
    [InlineData("5000", "JPY", 5000)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("1.2345", "CLF", 12345)]
    [InlineData("92233720368547758.07", "CNY", long.MaxValue)]
    [InlineData("-92233720368547758.08", "CNY", long.MinValue)]
    public void Counts_smallest_units_and_back(string amount, string code, long expected)
    {
        Money money = Of(amount, code);
        money.TryGetMinorUnits(out long units).Should().BeTrue();
        units.Should().Be(expected);
        Money.FromMinorUnits(units, money.Currency).Should().Be(money);
    }

    [Theory]
    [InlineData("0.001", "CNY")]
    [InlineData("0.5", "JPY")]
    [InlineData("1.0000000000000000000000000001", "CNY")]
    [InlineData("92233720368547758.08", "CNY")]
    [InlineData("-92233720368547758.09", "CNY")]
    [InlineData("79228162514264337593543950335", "CNY")]
    [InlineData("-79228162514264337593543950335", "JPY")]
    public void Does_not_count_what_is_too_fine_or_too_large(string amount, string code)
    {
        Of(amount, code).TryGetMinorUnits(out long units).Should().BeFalse();
        units.Should().Be(0);
    }

    [Fact]
    public void Equal_amounts_are_equal_whatever_their_scale()
    {
        new Money(5000.00m, Currency.Cny).Should().Be(new Money(5000m, "cny"));
        new Money(5000m, Currency.Cny).Should().NotBe(new Money(5000m, Currency.Hkd));
        default(Money).ToString().Should().Be("0.00");
    }

    [Fact]
    public void Refuses_a_malformed_code() =>
        FluentActions.Invoking(() => new Money(1m, "yuan")).Should().Throw<FormatException>().WithMessage("currency code `yuan` is malformed*");

    [Fact]
    public void Survives_json()
    {
        Money money = new(5000.50m, Currency.Cny);
        string json = JsonSerializer.Serialize(money);
        json.Should().Be("""{"Amount":5000.50,"Currency":"CNY"}""");
        JsonSerializer.Deserialize<Money>(json).Should().Be(money);
    }

    private static Money Of(string amount, string code) => new(decimal.Parse(amount, CultureInfo.InvariantCulture), code);
}
