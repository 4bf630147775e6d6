using System.Globalization;
using System.Text.Json;

namespace PaymentAvailability.Tests;

public sealed class CountryTests
{
    [Theory]
    [InlineData("CN")]
    [InlineData("cn")]
    public void Reads_two_letters_of_any_case(string text)
    {
        Country.Parse(text).Code.Should().Be("CN");
        Country.TryParse(text, out Country country).Should().BeTrue();
        (country == Country.Parse("CN")).Should().BeTrue();
        (country != Country.Parse("HK")).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("CHN")]
    [InlineData("C1")]
    [InlineData("中国")]
    public void Refuses_anything_else(string text)
    {
        Country.TryParse(text, out Country country).Should().BeFalse();
        country.Should().Be(default(Country));
        FluentActions.Invoking(() => Country.Parse(text)).Should().Throw<FormatException>()
            .WithMessage("country code *is malformed; write the two letters of ISO 3166-1, such as `CN`");
    }

    [Fact]
    public void Default_is_no_country()
    {
        Country none = default;
        none.IsNone.Should().BeTrue();
        none.Code.Should().BeEmpty();
        none.IsKnown.Should().BeFalse();
        none.Ordinal.Should().Be(0);
    }

    [Fact]
    public void Every_code_has_its_own_ordinal_and_250_are_known()
    {
        Country[] all = [.. from a in Enumerable.Range('A', 26) from b in Enumerable.Range('A', 26) select Country.Parse($"{(char)a}{(char)b}")];
        all.Select(country => country.Ordinal).Should().Equal(Enumerable.Range(1, Country.OrdinalCount - 1));
        all.Select(country => Country.Parse(country.Code)).Should().Equal(all);
        all.Count(country => country.IsKnown).Should().Be(250);
    }

    [Fact]
    public void Knows_every_region_but_those_that_the_standard_only_reserves()
    {
        string[] reserved = ["AC", "CP", "DG", "EA", "IC", "TA"];
        foreach (CultureInfo culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            if (Country.TryParse(new RegionInfo(culture.Name).TwoLetterISORegionName, out Country country))
                country.IsKnown.Should().Be(!reserved.Contains(country.Code), culture.Name);
        }
    }

    [Fact]
    public void An_unassigned_code_is_a_country_but_not_a_known_one()
    {
        Country.Parse("ZZ").IsKnown.Should().BeFalse();
        Country.Parse("ZZ").Code.Should().Be("ZZ");
        Country.Parse("XK").IsKnown.Should().BeTrue();
    }

    [Fact]
    public void Is_its_code_in_json()
    {
        Country china = Country.Parse("CN");
        JsonSerializer.Serialize(new[] { china, default }).Should().Be("""["CN",null]""");
        JsonSerializer.Deserialize<Country[]>("""["cn",null]""").Should().Equal(china, default);
        JsonSerializer.Serialize(new Dictionary<Country, int> { [china] = 1 }).Should().Be("""{"CN":1}""");
        JsonSerializer.Deserialize<Dictionary<Country, int>>("""{"CN":1}""").Should().ContainKey(china);
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Country>("\"CHN\"")).Should().Throw<JsonException>()
            .WithMessage("country code `CHN` is malformed*");
    }
}
