using System.Text;

namespace PaymentAvailability.Tests;

public sealed class CatalogJsonTests
{
    private const string Full =
        """
        {
          // Comments and trailing commas are allowed.
          "$schema": "../docs/schema/payment-catalog.schema.json",
          "version": "2026.03",
          "banks": [{ "id": "CMB", "name": { "zh-CN": "招商银行", "en": "China Merchants Bank" } }],
          "channels": [
            { "id": "netsunion", "name": "NetsUnion", "failover": ["unionpay"] },
            { "id": "unionpay", "terms": { "hours": { "timeZone": "Asia/Shanghai", "windows": [
                { "days": ["mon", "sun"], "from": "07:00", "to": "22:00" }] } } },
          ],
          "Methods": [{
            "ID": "card.quick_pay",
            "name": { "zh-CN": "银行卡快捷支付", "en": "Bank card" },
            "instrument": "card",
            "verification": [["one_time_code", "face"], ["password"]],
            "requiredApp": "wechat",
            "minimumAppVersion": "7.4.1",
            "terms": {
              "currency": ["CNY"],
              "bank": { "except": ["CMB"] },
              "client": { "only": ["app", "mobile_web"] },
              "amount": { "CNY": { "min": "0.01", "max": 50000.00 } },
              "attributes": { "tier": { "only": ["gold"] }, "region": ["east"] },
            },
            "routes": [{ "channel": "netsunion" }, { "id": "second", "channel": "unionpay" }],
          }],
        }
        """;

    [Fact]
    public void Reads_everything_a_catalog_can_say()
    {
        CatalogDefinition catalog = CatalogJson.Read(Full);

        catalog.Version.Should().Be("2026.03");
        catalog.Banks.Should().Equal(new BankDefinition { Id = "CMB", Name = LocalizedText.Of("China Merchants Bank").With("zh-CN", "招商银行") });
        catalog.Channels[0].Should().BeEquivalentTo(new { Id = "netsunion", Name = LocalizedText.Of("NetsUnion"), Failover = new[] { "unionpay" } });
        catalog.Channels[1].Terms.Hours.Should().BeEquivalentTo(new ServiceHoursDefinition
        {
            TimeZone = "Asia/Shanghai",
            Windows = [new ServiceWindowDefinition { Days = ["mon", "sun"], From = "07:00", To = "22:00" }],
        });

        MethodDefinition method = catalog.Methods.Should().ContainSingle().Subject;
        method.Id.Should().Be("card.quick_pay");
        method.Instrument.Should().Be(InstrumentKind.Card);
        method.Verification.Should().Equal(
            new VerificationStep(VerificationMethods.OneTimeCode | VerificationMethods.Face), new VerificationStep(VerificationMethods.Password));
        method.RequiredApp.Should().Be("wechat");
        method.MinimumAppVersion.Should().Be(new Version(7, 4, 1));
        method.Terms.Sets.Should().BeEquivalentTo(new Dictionary<string, ValueSetDefinition>
        {
            ["currency"] = ValueSetDefinition.Only("CNY"),
            ["bank"] = ValueSetDefinition.Except("CMB"),
            ["client"] = ValueSetDefinition.Only("app", "mobile_web"),
        });
        method.Terms.Attributes.Should().BeEquivalentTo(new Dictionary<string, ValueSetDefinition>
        {
            ["tier"] = ValueSetDefinition.Only("gold"),
            ["region"] = ValueSetDefinition.Only("east"),
        });
        method.Terms.Amounts["cny"].Should().Be(new AmountRangeDefinition { Minimum = 0.01m, Maximum = 50_000m });
        method.Routes.Select(route => (route.Id, route.Channel)).Should().Equal((null, "netsunion"), ("second", "unionpay"));
    }

    [Fact]
    public void Text_bytes_and_stream_are_the_same()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Full);
        byte[] marked = [.. Encoding.UTF8.Preamble, .. bytes];
        using var stream = new MemoryStream(marked);
        string expected = CatalogJson.Write(CatalogJson.Read(Full));

        CatalogJson.Write(CatalogJson.Read(bytes)).Should().Be(expected);
        CatalogJson.Write(CatalogJson.Read(stream)).Should().Be(expected);
        stream.CanRead.Should().BeTrue("the stream is the caller's");
        CatalogJson.Load(marked).Version.Should().Be("2026.03");
    }

    [Theory]
    [InlineData("""{ "methods": [], "verison": "1" }""", "verison is no property of a catalog; did you mean `version`?")]
    [InlineData("""{ "methods": [], "colour": 1 }""", "colour is no property of a catalog; use one of `methods`, `$schema`, `version`, `banks`, `channels`, or remove it")]
    [InlineData("""{ "methods": [], "version": 12 }""", "version: `12` is a number, not a text; write a text in quotes")]
    [InlineData("""{ "methods": [], "version": null }""", "version is null, not a text; write a value, or leave the property out")]
    [InlineData("""{ "methods": [], "version": "1", "VERSION": "2" }""", "version is written twice; keep one")]
    [InlineData("""{ "methods": {} }""", "methods is an object, not a list; write a list in square brackets")]
    [InlineData("""{ }""", "methods is missing; add it: it is required in a catalog")]
    [InlineData("""[]""", "it is a list, not an object; write an object in curly braces")]
    [InlineData("""{ "methods": [true] }""", "methods[0]: `true` is a truth value, not an object; write an object in curly braces")]
    [InlineData("""{ "methods": [], "banks": [{}] }""", "banks[0].id is missing; add it: it is required in a bank")]
    [InlineData("""{ "methods": [], "channels": [{ "id": "x", "failover": ["y", 1] }] }""", "channels[0].failover[1]: `1` is a number, not a text; write a text in quotes")]
    [InlineData("""{ "methods": [{ "id": "m", "routes": [{}] }] }""", "methods[0].routes[0].channel is missing; add it: it is required in a route")]
    [InlineData("""{ "methods": [{ "id": "m", "routes": [], "required_app": "a" }] }""", "methods[0].required_app is no property of a method; did you mean `requiredApp`?")]
    [InlineData("""{ "methods": [{ "id": "m", "routes": [], "instrument": "crad" }] }""", "methods[0].instrument: `crad` is not a choice here; did you mean `card`? use one of `none`, `card`, `wallet`, `bank_account`")]
    [InlineData("""{ "methods": [{ "id": "m", "routes": [], "instrument": "cheque" }] }""", "methods[0].instrument: `cheque` is not a choice here; use one of `none`, `card`, `wallet`, `bank_account`")]
    [InlineData("""{ "methods": [{ "id": "m", "routes": [], "minimumAppVersion": "seven" }] }""", "methods[0].minimumAppVersion: `seven` is no version; write two to four numbers with points between them, such as `7.4.1`")]
    [InlineData("""{ "methods": [{ "id": "m", "routes": [], "verification": ["face"] }] }""", "methods[0].verification[0] is a text, not a list; put it in a list: a step is a list of ways, one of which is enough")]
    [InlineData("""{ "methods": [], "banks": [{ "id": "b", "name": { "zh-CN": "银行" } }] }""", "banks[0].name has no `en`; add the English name, which answers for every language without one")]
    [InlineData("""{ "methods": [], "banks": [{ "id": "b", "name": {} }] }""", "banks[0].name has no `en`; add the English name, which answers for every language without one")]
    [InlineData("""{ "methods": [], "banks": [{ "id": "b", "name": " " }] }""", "banks[0].name: ` ` is blank; write a name, or leave it out")]
    [InlineData("""{ "methods": [], "banks": [{ "id": "b", "name": { "en": "B", "中文": "银行" } }] }""", "banks[0].name.中文 is no language tag; write one such as `zh-CN`")]
    [InlineData("""{ "methods": [], "banks": [{ "id": "b", "name": { "en": "B", "EN": "C" } }] }""", "banks[0].name.EN is written twice; keep one; upper and lower case are the same here")]
    public void Names_place_value_and_mend(string json, string fault) => FaultsOfReading(json).Should().Equal(fault);

    [Theory]
    [InlineData("""{ "curency": ["CNY"] }""", "curency is no property of terms; did you mean `currency`?")]
    [InlineData("""{ "cardType": ["debit"] }""", "cardType is no property of terms; did you mean `card_type`?")]
    [InlineData("""{ "currency": "CNY" }""", "currency: `CNY` is a text, not a term; write a list of the accepted values, or an object with `only` or `except`")]
    [InlineData("""{ "currency": null }""", "currency is null, not an object; write a value, or leave the property out")]
    [InlineData("""{ "currency": {} }""", "currency has neither `only` nor `except`; list the accepted values under `only`, or the refused ones under `except`")]
    [InlineData("""{ "currency": { "only": ["CNY"], "except": ["USD"] } }""", "currency has both `only` and `except`; keep one: what is not in `only` is refused anyway")]
    [InlineData("""{ "currency": { "onyl": ["CNY"] } }""", "currency.onyl is no property of a term; did you mean `only`?", "currency has neither `only` nor `except`; list the accepted values under `only`, or the refused ones under `except`")]
    [InlineData("""{ "currency": ["CNY", 156] }""", "currency.only[1]: `156` is a number, not a text; write a text in quotes")]
    [InlineData("""{ "attributes": { "tier": [null] } }""", "attributes.tier.only[0] is null, not a text; write a value, or leave the property out")]
    [InlineData("""{ "amount": { "CNY": 5 } }""", "amount.CNY: `5` is a number, not an object; write an object in curly braces")]
    [InlineData("""{ "amount": { "CNY": { "min": "1,000" } } }""", "amount.CNY.min: `1,000` is no amount; write at most 28 digits without exponent or separators, such as `1250.00`")]
    [InlineData("""{ "amount": { "CNY": { "max": 1e3 } } }""", "amount.CNY.max: `1e3` is no amount; write at most 28 digits without exponent or separators, such as `1250.00`")]
    [InlineData("""{ "amount": { "CNY": { "maximum": 3 } } }""", "amount.CNY.maximum is no property of a range of amounts; use one of `min`, `max`, or remove it")]
    [InlineData("""{ "amount": { "CNY": { "max": 1 }, "cny": { "max": 2 } } }""", "amount.cny is written twice; keep one; upper and lower case are the same here")]
    [InlineData("""{ "hours": {} }""", "hours.timeZone is missing; add it: it is required in service hours", "hours.windows is missing; add it: it is required in service hours")]
    [InlineData("""{ "hours": { "timeZone": "UTC", "windows": [{ "days": "mon", "from": 7, "to": "22:00" }] } }""", "hours.windows[0].days: `mon` is a text, not a list; write a list in square brackets", "hours.windows[0].from: `7` is a number, not a text; write a text in quotes")]
    public void Names_place_value_and_mend_in_terms(string terms, params string[] faults) =>
        FaultsOfReading($$"""{ "methods": [{ "id": "m", "routes": [], "terms": {{terms}} }] }""").Should()
            .Equal(faults.Select(fault => $"methods[0].terms.{fault}"));

    [Theory]
    [InlineData("{\n  \"methods\": [,]\n}", "line 2, column 15")]
    [InlineData("{\n  \"名称\": \"银行\" x }", "line 2, column 14")]
    [InlineData("{ \"methods\": [", "line 1, column 15")]
    [InlineData("", "line 1, column 1")]
    public void Syntax_faults_have_line_and_column(string json, string place)
    {
        InputFault fault = Catching(() => CatalogJson.Load(json, "catalog.json")).Faults.Should().ContainSingle().Subject;

        fault.Path.Should().Be(place);
        fault.Problem.Should().StartWith("is no JSON (");
        fault.Mend.Should().Be("correct the text there");
    }

    [Fact]
    public void Loading_reports_the_faults_of_reading_and_of_compiling_together_and_none_twice()
    {
        CatalogException exception = Catching(() => CatalogJson.Load(
            """
            {
              "version": "two words",
              "channels": [{ "id": "netsunion", "failover": ["nobody"] }, { "name": "no id" }],
              "methods": [
                { "id": "card", "color": 1, "terms": { "currency": ["CNY", "XXQ", 7], "hours": {} }, "routes": [{ "channel": "netsunion" }, {}, 5] },
                { "id": "card", "routes": [{ "channel": "typo" }] },
                { "id": "pay", "routes": {}, "terms": { "amount": { "CNY": { "min": "x" }, "USD": { "min": "-1" } } } }
              ]
            }
            """,
            "catalog.json"));

        exception.Faults.Select(fault => fault.Path).Should().Equal(
            "channels[1].id",
            "methods[0].color",
            "methods[0].terms.currency.only[2]",
            "methods[0].terms.hours.timeZone",
            "methods[0].terms.hours.windows",
            "methods[0].routes[1].channel",
            "methods[0].routes[2]",
            "methods[2].terms.amount.CNY.min",
            "methods[2].routes",
            "version",
            "channels[0].failover[0]",
            "methods[1].id",
            "methods[1].routes[0].channel",
            "methods[0].terms.currency.only[1]",
            "methods[2].terms.amount.USD.min");
        exception.Faults.Should().OnlyContain(fault => fault.Mend.Length > 0 && !fault.ToString().Contains('?') || fault.Path == "methods[0].color");
        exception.Message.Should().StartWith("catalog.json has 15 faults:\n  channels[1].id is missing; add it: it is required in a channel\n");
    }

    [Fact]
    public void Unreadable_channels_do_not_make_every_route_faulty() =>
        Catching(() => CatalogJson.Load("""{ "channels": 1, "methods": [{ "id": "m", "routes": [{ "channel": "a" }, { "channel": "b" }] }] }"""))
            .Faults.Select(fault => fault.Path).Should().Equal("channels");

    internal static CatalogException Catching(Action action) => action.Should().Throw<CatalogException>().Which;

    private static IEnumerable<string> FaultsOfReading(string json) => Catching(() => CatalogJson.Read(json)).Faults.Select(fault => fault.ToString());
}
