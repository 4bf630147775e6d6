using System.Diagnostics;

namespace PaymentAvailability.Tests;

public sealed class StructureFaultTests
{
    private static readonly CatalogDefinition Sound = SmallCatalog.Of(TermsDefinition.Everything);
    private static readonly RouteDefinition Route = Sound.Methods[0].Routes[0];

    public static TheoryData<string, string> Faults => new()
    {
        { "malformed version", "version: `v 1` is no identifier; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "malformed bank", "banks[0].id: `招商银行` is no identifier; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "repeated bank", "banks[1].id: `cmb` names two banks; give each bank its own identifier" },
        { "repeated channel", "channels[1].id: `NetsUnion` names two channels; give each channel its own identifier" },
        { "unknown failover", "channels[0].failover[0]: `unionpay` is not a declared channel; declare it under `channels`, or correct the name" },
        { "failover to itself", "channels: `netsunion → netsunion` is a cycle in failover; let failover lead away from a channel, never back to it" },
        { "no method", "methods has no payment method; add at least one" },
        { "repeated method", "methods[1].id: `CARD` names two methods; give each method its own identifier" },
        { "no route", "methods[0].routes has no route; add at least one, or remove the method" },
        { "unknown channel", "methods[0].routes[0].channel: `unionpay` is not a declared channel; declare it under `channels`, or correct the name" },
        { "malformed route", "methods[0].routes[0].id: `a b` is no identifier; use 1 to 64 letters, digits, `_`, `-` or `.`" },
        { "repeated route", "methods[0].routes[1].id: `card/netsunion` names two routes; give each route over the same channel an `id` of its own" },
        { "malformed app", "methods[0].requiredApp: `we chat` is no identifier; use 1 to 64 letters, digits, `_`, `-` or `.`" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_names_its_path_its_value_and_its_mend(string kind, string expected) =>
        SmallCatalog.FaultsOf(DefinitionWith(kind)).Should().ContainSingle().Which.ToString().Should().Be(expected);

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        CatalogDefinition definition = DefinitionWith("repeated bank") with
        {
            Version = "v 1",
            Channels = [Sound.Channels[0] with { Failover = ["unionpay"], Terms = SmallCatalog.Set("colour", ValueSetDefinition.Only("red")) }],
            Methods =
            [
                Sound.Methods[0] with
                {
                    RequiredApp = "",
                    Routes = [Route with { Channel = "unionpay" }, Route with { Terms = SmallCatalog.Amount("CNY", 2, 1) }],
                },
            ],
        };

        SmallCatalog.FaultsOf(definition).Select(fault => fault.Path).Should().Equal(
            "version", "banks[1].id", "channels[0].failover[0]", "methods[0].requiredApp", "methods[0].routes[0].channel",
            "channels[0].terms.colour", "methods[0].routes[1].terms.amount.CNY");
    }

    [Fact]
    public void The_exception_carries_every_fault()
    {
        Action compile = () => PaymentCatalog.Compile(DefinitionWith("unknown channel") with { Version = "" });

        compile.Should().Throw<CatalogException>().Which.Faults.Should().HaveCount(2);
    }

    [Fact]
    public void A_null_definition_is_an_argument_error() =>
        ((Action)(() => PaymentCatalog.Compile(null!))).Should().Throw<ArgumentNullException>();

    [Fact]
    public void More_routes_than_the_limit_are_refused_at_once()
    {
        RouteDefinition[] routes = [.. Enumerable.Repeat(Route, 250_001)];
        var watch = Stopwatch.StartNew();

        InputFault[] faults = SmallCatalog.FaultsOf(Sound with { Methods = [Sound.Methods[0] with { Routes = routes }] });

        faults.Should().ContainSingle().Which.ToString().Should().Be(
            "methods has 250001 routes, more than 250000; split the catalog by merchant or product, one registration each");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void More_attributes_than_the_limit_are_refused()
    {
        static TermsDefinition Terms(int count) => new()
        {
            Attributes = Enumerable.Range(0, count).ToDictionary(i => $"fact_{i}", _ => ValueSetDefinition.Only("a")),
        };

        SmallCatalog.FaultsOf(SmallCatalog.Of(Terms(16))).Should().BeEmpty();
        SmallCatalog.FaultsOf(SmallCatalog.Of(Terms(17))).Should().ContainSingle().Which.ToString().Should().Be(
            "it names 17 attributes, more than 16; merge some into one attribute with more values");
    }

    [Fact]
    public void No_more_than_a_thousand_faults_are_gathered()
    {
        RouteDefinition[] routes = [.. Enumerable.Repeat(Route with { Channel = "unionpay" }, 5_000)];

        SmallCatalog.FaultsOf(Sound with { Methods = [Sound.Methods[0] with { Routes = routes }] }).Should().HaveCount(1_000);
    }

    private static CatalogDefinition DefinitionWith(string kind)
    {
        ChannelDefinition channel = Sound.Channels[0];
        MethodDefinition method = Sound.Methods[0];
        return kind switch
        {
            "malformed version" => Sound with { Version = "v 1" },
            "malformed bank" => Sound with { Banks = [new BankDefinition { Id = "招商银行" }] },
            "repeated bank" => Sound with { Banks = [new BankDefinition { Id = "CMB" }, new BankDefinition { Id = "cmb" }] },
            "repeated channel" => Sound with { Channels = [channel, channel with { Id = "NetsUnion" }] },
            "unknown failover" => Sound with { Channels = [channel with { Failover = ["unionpay"] }] },
            "failover to itself" => Sound with { Channels = [channel with { Failover = ["netsunion"] }] },
            "no method" => Sound with { Methods = [] },
            "repeated method" => Sound with { Methods = [method, method with { Id = "CARD", Routes = [Route with { Id = "other" }] }] },
            "no route" => Sound with { Methods = [method with { Routes = [] }] },
            "unknown channel" => Sound with { Methods = [method with { Routes = [Route with { Channel = "unionpay" }] }] },
            "malformed route" => Sound with { Methods = [method with { Routes = [Route with { Id = "a b" }] }] },
            "repeated route" => Sound with { Methods = [method with { Routes = [Route, Route] }] },
            "malformed app" => Sound with { Methods = [method with { RequiredApp = "we chat" }] },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
