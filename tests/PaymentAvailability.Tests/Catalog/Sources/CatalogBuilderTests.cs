namespace PaymentAvailability.Tests;

public sealed class CatalogBuilderTests
{
    [Fact]
    public void Says_what_a_file_says()
    {
        CatalogDefinition built = new CatalogBuilder()
            .Version("2026.03")
            .Bank("CMB", "招商银行", "China Merchants Bank")
            .Channel("netsunion", channel => channel.Name("网联", "NetsUnion").FailsOverTo("unionpay")
                .Hours("Asia/Shanghai", ServiceDays.EveryDay, "00:30", "23:30"))
            .Channel("unionpay")
            .Method("card.quick_pay", method => method
                .Name("银行卡快捷支付", "Bank card")
                .Needs(InstrumentKind.Card)
                .Verify(VerificationMethods.OneTimeCode | VerificationMethods.Face)
                .Verify(VerificationMethods.Password)
                .RequiresApp("wechat")
                .FromAppVersion("7.4.1")
                .Terms(terms => terms
                    .Currencies("CNY")
                    .ExceptBanks("PSBC")
                    .Clients(ClientKind.App, ClientKind.MobileWeb)
                    .Amount("CNY", 0.01m, 50_000m)
                    .Attribute("tier", "gold")
                    .ExceptAttribute("region", "east"))
                .Route("netsunion")
                .Route("unionpay", route => route.Id("second").Terms(terms => terms.CardTypes(CardType.Debit).ExceptProducts("overdue"))))
            .Define();

        CatalogJson.Write(built).Should().Be(CatalogJson.Write(CatalogJson.Read(
            """
            {
              "version": "2026.03",
              "banks": [{ "id": "CMB", "name": { "zh-CN": "招商银行", "en": "China Merchants Bank" } }],
              "channels": [
                { "id": "netsunion", "name": { "zh-CN": "网联", "en": "NetsUnion" }, "failover": ["unionpay"], "terms": {
                  "hours": { "timeZone": "Asia/Shanghai", "windows": [
                    { "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "00:30", "to": "23:30" }] } } },
                { "id": "unionpay" }
              ],
              "methods": [{
                "id": "card.quick_pay",
                "name": { "zh-CN": "银行卡快捷支付", "en": "Bank card" },
                "instrument": "card",
                "verification": [["one_time_code", "face"], ["password"]],
                "requiredApp": "wechat",
                "minimumAppVersion": "7.4.1",
                "terms": {
                  "currency": ["CNY"],
                  "bank": { "except": ["PSBC"] },
                  "client": ["app", "mobile_web"],
                  "amount": { "CNY": { "min": "0.01", "max": "50000" } },
                  "attributes": { "tier": ["gold"], "region": { "except": ["east"] } }
                },
                "routes": [
                  { "channel": "netsunion" },
                  { "id": "second", "channel": "unionpay", "terms": { "card_type": ["debit"], "product": { "except": ["overdue"] } } }
                ]
              }]
            }
            """)));
    }

    [Fact]
    public void Every_set_can_be_only_and_except()
    {
        CatalogDefinition built = new CatalogBuilder().Channel("c").Method("m", method => method
            .Terms(terms => terms.Currencies("CNY").Countries("CN").Clients(ClientKind.App).Products("p").Captures(CaptureMode.Manual)
                .Recurrences(Recurrence.OneOff).Banks("b").CardTypes(CardType.Debit).CardNetworks("n").AccountClasses(AccountClass.Class1))
            .Route("c", route => route.Terms(terms => terms.ExceptCurrencies("USD").ExceptCountries("US").ExceptClients(ClientKind.DesktopWeb)
                .ExceptProducts("q").ExceptCaptures(CaptureMode.Automatic).ExceptRecurrences(Recurrence.Recurring).ExceptBanks("d")
                .ExceptCardTypes(CardType.Credit).ExceptCardNetworks("o").ExceptAccountClasses(AccountClass.Class4)))).Define();

        IEnumerable<string> all = TermDimension.BuiltIn.Select(dimension => dimension.Name);
        built.Methods[0].Terms.Sets.Keys.Should().BeEquivalentTo(all);
        built.Methods[0].Terms.Sets.Values.Should().OnlyContain(set => !set.IsExcept);
        built.Methods[0].Routes[0].Terms.Sets.Keys.Should().BeEquivalentTo(all);
        built.Methods[0].Routes[0].Terms.Sets.Values.Should().OnlyContain(set => set.IsExcept);
        PaymentCatalog.Compile(built).Routes.Should().HaveCount(1);
    }

    [Fact]
    public void Saying_a_set_again_adds_to_it() =>
        new CatalogBuilder().Channel("c", channel => channel.Terms(terms => terms.Currencies("CNY")).Terms(terms => terms.Currencies("USD"))).Define()
            .Channels[0].Terms.Sets["currency"].Values.Should().Equal("CNY", "USD");

    [Fact]
    public void Later_words_do_not_change_what_was_defined()
    {
        CatalogBuilder builder = new CatalogBuilder().Channel("a");
        CatalogDefinition before = builder.Define();
        builder.Channel("b");

        before.Channels.Should().HaveCount(1);
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        CatalogException refusal = CatalogJsonTests.Catching(() => new CatalogBuilder()
            .Channel("netsunion", channel => channel.FailsOverTo("nothing_helps"))
            .Method("m", method => method
                .Terms(terms => terms.Currencies("CNY").ExceptCurrencies("USD").Amount("CNY", 1, 2).Amount("cny", 1, 2)
                    .Hours("Asia/Shanghai", ServiceDays.Monday, "07:00", "22:00").Hours("UTC", ServiceDays.None, "7", "22:00"))
                .Route("typo"))
            .Build());

        refusal.Faults.Select(fault => fault.Path).Should().Equal(
            "methods[0].terms.amount.cny",
            "methods[0].terms.hours.timeZone",
            "methods[0].terms.currency",
            "channels[0].failover[0]",
            "methods[0].routes[0].channel",
            "methods[0].terms.hours.windows[1].days",
            "methods[0].terms.hours.windows[1].from");
    }

    [Fact]
    public void A_malformed_version_is_refused_where_it_is_said()
    {
        Action act = () => new CatalogBuilder().Method("m", method => method.FromAppVersion("7"));

        act.Should().Throw<ArgumentException>().WithMessage("app version `7` is malformed; write two to four numbers*");
    }
}
