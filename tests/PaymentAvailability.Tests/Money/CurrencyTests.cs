using System.Globalization;
using System.Text.Json;

namespace PaymentAvailability.Tests;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("CNY")]
    [InlineData("cny")]
    [InlineData("cNy")]
    public void Reads_three_letters_of_any_case(string text)
    {
        Currency.Parse(text).Code.Should().Be("CNY");
        Currency.TryParse(text, out Currency currency).Should().BeTrue();
        currency.Should().Be(Currency.Cny);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CN")]
    [InlineData("CNYY")]
    [InlineData(" CNY")]
    [InlineData("C1Y")]
    [InlineData("人民币")]
    [InlineData("ＣＮＹ")]
    [InlineData("CN[")]
    [InlineData("CN@")]
    [InlineData("CN`")]
    [InlineData("CN{")]
    public void Refuses_anything_else(string text)
    {
        Currency.TryParse(text, out Currency currency).Should().BeFalse();
        currency.Should().Be(default(Currency));
        FluentActions.Invoking(() => Currency.Parse(text)).Should().Throw<FormatException>()
            .WithMessage("currency code *is malformed; write the three letters of ISO 4217, such as `CNY`");
    }

    [Fact]
    public void Repeats_what_it_refuses_only_when_that_cannot_be_personal()
    {
        FluentActions.Invoking(() => Currency.Parse("YUAN")).Should().Throw<FormatException>().WithMessage("*`YUAN`*");
        FluentActions.Invoking(() => Currency.Parse("6222021234567890123")).Should().Throw<FormatException>().Which.Message.Should().NotContain("6222");
        FluentActions.Invoking(() => Country.Parse("张三丰")).Should().Throw<FormatException>().Which.Message.Should().NotContain("张");
    }

    [Fact]
    public void Refuses_null()
    {
        Currency.TryParse(null, out _).Should().BeFalse();
        FluentActions.Invoking(() => Currency.Parse(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Default_is_no_currency()
    {
        Currency none = default;
        none.IsNone.Should().BeTrue();
        none.Code.Should().BeEmpty();
        none.ToString().Should().BeEmpty();
        none.IsKnown.Should().BeFalse();
        none.IsWithdrawn.Should().BeFalse();
        none.Ordinal.Should().Be(0);
    }

    [Fact]
    public void Every_code_reads_back_as_itself_and_has_its_own_ordinal()
    {
        int ordinal = 0;
        for (char a = 'A'; a <= 'Z'; a++)
        {
            for (char b = 'A'; b <= 'Z'; b++)
            {
                for (char c = 'A'; c <= 'Z'; c++)
                {
                    Currency currency = Currency.Parse($"{a}{b}{c}");
                    if (currency.Code != $"{a}{b}{c}" || currency.Ordinal != ++ordinal)
                        throw new InvalidOperationException($"{a}{b}{c} became {currency.Code}, {currency.Ordinal}");
                }
            }
        }

        ordinal.Should().Be(Currency.OrdinalCount - 1);
    }

    [Fact]
    public void An_unlisted_code_is_a_currency_but_not_a_known_one()
    {
        Currency currency = Currency.Parse("QQQ");
        currency.IsKnown.Should().BeFalse();
        currency.IsWithdrawn.Should().BeFalse();
        currency.MinorUnits.Should().Be(2);
        currency.Code.Should().Be("QQQ");
        currency.Should().NotBe(Currency.Cny);
    }

    [Theory]
    [InlineData("CNY", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("XAF", 0)]
    [InlineData("UYI", 0)]
    [InlineData("XAU", 0)]
    [InlineData("KWD", 3)]
    [InlineData("TND", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    [InlineData("MGA", 2)]
    [InlineData("BYR", 0)]
    [InlineData("HRK", 2)]
    public void Knows_the_minor_unit(string code, int minorUnits) => Currency.Parse(code).MinorUnits.Should().Be(minorUnits);

    [Fact]
    public void Tells_active_from_withdrawn()
    {
        foreach (string code in Words("CNY USD EUR HKD JPY XCG XAD ZWG SLE MRU STN VES BYN TMT CHE XDR"))
            Currency.Parse(code).Should().Match<Currency>(c => c.IsKnown && !c.IsWithdrawn, code);

        foreach (string code in Words("HRK BGN SLL STD ANG CUC ZWL MRO VEF BYR LTL LVL EEK TMM ZWD DEM ITL"))
            Currency.Parse(code).Should().Match<Currency>(c => c.IsKnown && c.IsWithdrawn, code);
    }

    [Fact]
    public void Knows_the_currency_of_every_region()
    {
        foreach (CultureInfo culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            string code = new RegionInfo(culture.Name).ISOCurrencySymbol;
            if (Currency.TryParse(code, out Currency currency))
                currency.IsKnown.Should().BeTrue("{0} pays in {1}", culture.Name, code);
        }
    }

    [Fact]
    public void Knows_every_currency_that_gateways_list_in_their_method_filters()
    {
        const string Listed =
            """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP
            CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD
            IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
            MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD
            SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
            """;
        foreach (string code in Words(Listed))
            Currency.Parse(code).IsKnown.Should().BeTrue(code);
    }

    [Fact]
    public void The_table_lists_every_currency_once()
    {
        CurrencyTable.Entries.Select(entry => entry.Code).Should().OnlyHaveUniqueItems();
        CurrencyTable.Entries.Skip(1).Should().OnlyContain(entry => Currency.Parse(entry.Code).Code == entry.Code && entry.MinorUnits <= 4);
        CurrencyTable.Entries.Should().HaveCount(1 + 178 + 57);
    }

    [Fact]
    public void The_code_of_a_known_currency_does_not_allocate()
    {
        Currency currency = Currency.Parse("THB");
        string first = currency.Code;
        long before = GC.GetAllocatedBytesForCurrentThread();
        string second = currency.Code;
        GC.GetAllocatedBytesForCurrentThread().Should().Be(before);
        second.Should().BeSameAs(first);
    }

    [Fact]
    public void Is_its_code_in_json()
    {
        JsonSerializer.Serialize(new[] { Currency.Cny, default }).Should().Be("""["CNY",null]""");
        JsonSerializer.Deserialize<Currency[]>("""["cny",null,"QQQ"]""").Should().Equal(Currency.Cny, default, Currency.Parse("QQQ"));
        JsonSerializer.Deserialize<Currency?>("null").Should().BeNull();

        string limits = JsonSerializer.Serialize(new Dictionary<Currency, int> { [Currency.Cny] = 1 });
        limits.Should().Be("""{"CNY":1}""");
        JsonSerializer.Deserialize<Dictionary<Currency, int>>(limits).Should().ContainKey(Currency.Cny);
    }

    [Theory]
    [InlineData("\"CN\"", "currency code `CN` is malformed; write the three letters of ISO 4217, such as `CNY`")]
    [InlineData("156", "a currency must be a string of three letters, such as \"CNY\"")]
    public void Says_what_is_wrong_in_json(string json, string message) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Currency>(json)).Should().Throw<JsonException>().WithMessage(message + "*");

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
