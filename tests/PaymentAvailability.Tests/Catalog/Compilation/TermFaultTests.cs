namespace PaymentAvailability.Tests;

public sealed class TermFaultTests
{
    private const string Route = "methods[0].routes[0].terms";

    public static TheoryData<string, string> Faults => new()
    {
        { "unknown term", $"{Route}.colour is not a term; use one of `currency`, `country`, `client`, `product`, `capture`, `recurrence`, `bank`, `card_type`, `card_network`, `account_class`, or put a fact of your own under `attributes`" },
        { "unknown currency", $"{Route}.currency.only[1]: `QQQ` is no known currency; use an ISO 4217 code such as `CNY`" },
        { "unknown country", $"{Route}.country.except[0]: `ZZ` is no known country; use an ISO 3166-1 code such as `CN`" },
        { "unknown card type", $"{Route}.card_type.only[0]: `charge` is no known card type; use one of `debit`, `credit`, `semi_credit`, `prepaid`" },
        { "malformed product", $"{Route}.product.only[0]: `early settlement` is no known product; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "null value", $"{Route}.product.only[0] is no known product; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "empty set", $"{Route}.bank.only lists no value; list at least one value, or leave the term out to accept everything" },
        { "repeated value", $"{Route}.bank.only: `CMB` is listed twice; list each value once" },
        { "malformed attribute", $"{Route}.attributes: `two words` is no identifier; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "malformed attribute value", $"{Route}.attributes.region.only[0]: `` is no attribute value; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "unknown amount currency", $"{Route}.amount.QQQ: `QQQ` is no known currency; use an ISO 4217 code such as `CNY`" },
        { "repeated amount currency", $"{Route}.amount.cny: `cny` is listed twice; list each currency once" },
        { "boundless amount", $"{Route}.amount.CNY bounds nothing; give `min`, `max` or both, or leave the currency out" },
        { "swapped amount", $"{Route}.amount.CNY: `10.5 to 5` has its minimum above its maximum; swap them or correct one" },
        { "negative amount", $"{Route}.amount.CNY.min: `-0.01` is negative; use zero or more" },
        { "too fine an amount", $"{Route}.amount.JPY.max: `0.5` is no amount of JPY; use at most 0 decimals and less than a trillion" },
        { "too large an amount", $"{Route}.amount.CNY.max: `1000000000000` is no amount of CNY; use at most 2 decimals and less than a trillion" },
        { "unknown time zone", $"{Route}.hours.timeZone: `Mars/Olympus` is not a time zone known on this machine; write the IANA id of a zone, such as `Asia/Shanghai`, or install the time zone data" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_names_its_path_its_value_and_its_mend(string kind, string expected)
    {
        InputFault[] faults = SmallCatalog.FaultsOf(SmallCatalog.Of(TermsWith(kind)));

        faults.Should().ContainSingle().Which.ToString().Should().Be(expected);
    }

    [Fact]
    public void Terms_of_methods_and_channels_are_checked_too()
    {
        TermsDefinition faulty = TermsWith("unknown currency");

        SmallCatalog.FaultsOf(SmallCatalog.Of(faulty, faulty, faulty)).Select(fault => fault.Path).Should().Equal(
            "channels[0].terms.currency.only[1]", "methods[0].terms.currency.only[1]", "methods[0].routes[0].terms.currency.only[1]");
    }

    [Theory]
    [InlineData("card_type", "debit", "credit")]
    [InlineData("bank", "CMB", "ICBC")]
    public void A_set_that_method_and_channel_narrow_to_nothing_is_a_fault_of_the_route(string dimension, string ofMethod, string ofRoute)
    {
        CatalogDefinition definition = SmallCatalog.Of(
            SmallCatalog.Set(dimension, ValueSetDefinition.Only(ofRoute)), SmallCatalog.Set(dimension, ValueSetDefinition.Only(ofMethod)));

        SmallCatalog.FaultsOf(definition).Should().ContainSingle().Which.ToString().Should().Be(
            $"{Route}.{dimension} accepts nothing once the method's and the channel's terms are applied; widen one of the three, or remove the route");
    }

    [Fact]
    public void An_amount_that_method_and_channel_narrow_to_nothing_is_a_fault_of_the_route()
    {
        CatalogDefinition definition = SmallCatalog.Of(
            SmallCatalog.Amount("CNY", 100, null), channel: SmallCatalog.Amount("CNY", null, 50));

        SmallCatalog.FaultsOf(definition).Should().ContainSingle().Which.ToString().Should().Be(
            $"{Route}.amount.CNY accepts no amount once the method's and the channel's terms are applied; widen one of the three, or remove the route");
    }

    [Fact]
    public void Every_route_that_is_narrowed_to_nothing_is_reported()
    {
        CatalogDefinition definition = SmallCatalog.Of(TermsDefinition.Everything, SmallCatalog.Set("bank", ValueSetDefinition.Only("CMB")));
        TermsDefinition other = SmallCatalog.Set("bank", ValueSetDefinition.Only("ICBC"));
        RouteDefinition[] routes = [.. Enumerable.Range(0, 3).Select(i => new RouteDefinition { Id = $"r{i}", Channel = "netsunion", Terms = other })];

        InputFault[] faults = SmallCatalog.FaultsOf(definition with { Methods = [definition.Methods[0] with { Routes = routes }] });

        faults.Select(fault => fault.Path).Should().Equal(
            "methods[0].routes[0].terms.bank", "methods[0].routes[1].terms.bank", "methods[0].routes[2].terms.bank");
    }

    [Fact]
    public void A_faulty_set_brings_no_fault_of_narrowing_about()
    {
        CatalogDefinition definition = SmallCatalog.Of(
            SmallCatalog.Set("currency", ValueSetDefinition.Only("QQQ")), SmallCatalog.Set("currency", ValueSetDefinition.Only("CNY")));

        SmallCatalog.FaultsOf(definition).Should().ContainSingle().Which.Path.Should().Be($"{Route}.currency.only[0]");
    }

    [Fact]
    public void Only_declared_banks_may_be_listed_once_banks_are_declared()
    {
        CatalogDefinition definition = SmallCatalog.Of(SmallCatalog.Set("bank", ValueSetDefinition.Only("cmb", "ICBC")));

        SmallCatalog.FaultsOf(definition).Should().BeEmpty();
        SmallCatalog.FaultsOf(definition with { Banks = [new BankDefinition { Id = "CMB" }] }).Should().ContainSingle().Which.ToString()
            .Should().Be($"{Route}.bank.only[1]: `ICBC` is not a declared bank; declare it under `banks`, or correct the name");
    }

    [Theory]
    [InlineData("Currency")]
    [InlineData("CURRENCY")]
    public void A_dimension_is_known_in_any_case_whatever_the_dictionary(string name)
    {
        var catalog = PaymentCatalog.Compile(SmallCatalog.Of(SmallCatalog.Set(name, ValueSetDefinition.Only("CNY"))));

        catalog.FindAcceptingRoutes(new RouteQuery { Amount = new Money(1, "USD") }, new int[1]).Should().Be(0);
        catalog.FindAcceptingRoutes(new RouteQuery { Amount = new Money(1, "CNY") }, new int[1]).Should().Be(1);
    }

    private static TermsDefinition TermsWith(string kind) => kind switch
    {
        "unknown term" => SmallCatalog.Set("colour", ValueSetDefinition.Only("red")),
        "unknown currency" => SmallCatalog.Set("currency", ValueSetDefinition.Only("CNY", "QQQ")),
        "unknown country" => SmallCatalog.Set("country", ValueSetDefinition.Except("ZZ")),
        "unknown card type" => SmallCatalog.Set("card_type", ValueSetDefinition.Only("charge")),
        "malformed product" => SmallCatalog.Set("product", ValueSetDefinition.Only("early settlement")),
        "null value" => SmallCatalog.Set("product", ValueSetDefinition.Only([null!])),
        "empty set" => SmallCatalog.Set("bank", ValueSetDefinition.Only([])),
        "repeated value" => SmallCatalog.Set("bank", ValueSetDefinition.Only("CMB", "ICBC", "cmb", "CMB")),
        "malformed attribute" => SmallCatalog.Attribute("two words", ValueSetDefinition.Only("a")),
        "malformed attribute value" => SmallCatalog.Attribute("region", ValueSetDefinition.Only("")),
        "unknown amount currency" => SmallCatalog.Amount("QQQ", 1, 2),
        "repeated amount currency" => new TermsDefinition
        {
            Amounts = new Dictionary<string, AmountRangeDefinition> { ["CNY"] = new() { Minimum = 1 }, ["cny"] = new() { Minimum = 2 } },
        },
        "boundless amount" => SmallCatalog.Amount("CNY", null, null),
        "swapped amount" => SmallCatalog.Amount("CNY", 10.5m, 5),
        "negative amount" => SmallCatalog.Amount("CNY", -0.01m, 5),
        "too fine an amount" => SmallCatalog.Amount("JPY", null, 0.5m),
        "too large an amount" => SmallCatalog.Amount("CNY", null, 1_000_000_000_000m),
        "unknown time zone" => new TermsDefinition
        {
            Hours = new ServiceHoursDefinition
            {
                TimeZone = "Mars/Olympus",
                Windows = [new ServiceWindowDefinition { Days = ["mon"], From = "08:00", To = "18:00" }],
            },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
