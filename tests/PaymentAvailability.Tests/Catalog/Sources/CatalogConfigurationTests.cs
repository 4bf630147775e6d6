using Microsoft.Extensions.Configuration;

namespace PaymentAvailability.Tests;

public sealed class CatalogConfigurationTests
{
    [Fact]
    public void Loads_a_section() =>
        new CatalogConfiguration(CatalogRoundTripTests.Configure(Catalogs.Small)).Load().Version.Should().Be("v1");

    [Fact]
    public void Faults_are_those_of_a_file_and_name_the_section()
    {
        CatalogException refusal = Refused(CatalogRoundTripTests.Configure(
            """{ "channels": [{ "id": "a" }], "methods": [{ "id": "m", "instrumnet": "card", "routes": [{ "channel": "b" }] }] }"""));

        refusal.Message.Should().StartWith("configuration section `Payment:Catalog` has 2 faults:");
        refusal.Faults.Select(fault => $"{fault}").Should().Equal(
            "methods[0].instrumnet is no property of a method; did you mean `instrument`?",
            "methods[0].routes[0].channel: `b` is not a declared channel; declare it under `channels`, or correct the name");
    }

    [Theory]
    [InlineData("""{ "currency": [] }""")]
    [InlineData("""{ "currency": { "only": [] } }""")]
    [InlineData("""{ "currency": { "except": [] } }""")]
    [InlineData("""{ "currency": {} }""")]
    [InlineData("""{ "currency": null }""")]
    [InlineData("""{ "hours": {} }""")]
    [InlineData("""{ "hours": null }""")]
    [InlineData("""{ "amount": { "CNY": {} } }""")]
    [InlineData("""{ "amount": { "CNY": null } }""")]
    [InlineData("""{ "attributes": { "tier": [] } }""")]
    public void An_empty_term_never_accepts_everything_in_silence(string terms) =>
        Refused(CatalogRoundTripTests.Configure(
            $$"""{ "channels": [{ "id": "a" }], "methods": [{ "id": "m", "terms": {{terms}}, "routes": [{ "channel": "a" }] }] }"""))
            .Faults.Should().NotBeEmpty().And.OnlyContain(fault => fault.Path.StartsWith("methods[0].terms."));

    [Theory]
    [InlineData("""{ "terms": {} }""")]
    [InlineData("""{ "terms": null }""")]
    [InlineData("""{ "verification": [] }""")]
    [InlineData("""{ "terms": { "attributes": {} } }""")]
    public void What_is_empty_and_may_be_is_empty(string part) =>
        new CatalogConfiguration(CatalogRoundTripTests.Configure(
            $$"""{ "channels": [{ "id": "a" }], "methods": [{ "id": "m", {{part[1..^1]}}, "routes": [{ "channel": "a" }] }] }""")).Load().Routes.Should().HaveCount(1);

    [Fact]
    public void A_missing_section_is_refused() =>
        Refused(new ConfigurationBuilder().Build().GetSection("Nowhere")).Message.Should().Be(
            "configuration section `Nowhere` has 1 fault:\n  it is empty; put the catalog there, or correct the name of the section");

    [Fact]
    public void A_key_with_a_value_and_children_is_refused()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["methods:0:id"] = "m",
            ["methods:0:terms:currency"] = "USD",
            ["methods:0:terms:currency:0"] = "CNY",
        }).Build();

        Refused(configuration).Message.Should().Be(
            "the configuration has 1 fault:\n  methods[0].terms.currency: `USD` stands beside values below the same key; remove one: it may come from another source");
    }

    [Fact]
    public void List_items_are_in_the_order_of_their_numbers()
    {
        Dictionary<string, string?> settings = new() { ["methods:0:id"] = "m" };
        for (int i = 0; i < 12; i++)
        {
            settings[$"channels:{i}:id"] = $"c{i}";
            settings[$"methods:0:routes:{i}:channel"] = $"c{i}";
        }

        new CatalogConfiguration(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Read()
            .Channels.Select(channel => channel.Id).Should().Equal(Enumerable.Range(0, 12).Select(i => $"c{i}"));
    }

    [Fact]
    public void A_changed_catalog_is_told_once_and_other_changes_are_not()
    {
        IConfigurationRoot configuration = Configuration("v1");
        var source = new CatalogConfiguration(configuration.GetSection("catalog"));
        var told = new ToldCatalogs();
        source.Load();
        using IDisposable watch = source.Watch(told.Change, told.Fail);

        configuration["other"] = "x";
        configuration.Reload();
        told.Events.Should().BeEmpty();

        configuration["catalog:version"] = "v2";
        configuration.Reload();
        configuration.Reload();
        told.Events.Should().Equal("changed to v2");

        configuration["catalog:channels:0:id"] = "typo";
        configuration.Reload();
        configuration.Reload();
        told.Events.Should().Equal("changed to v2", "failed: methods[0].routes[0].channel");

        watch.Dispose();
        configuration["catalog:channels:0:id"] = "netsunion";
        configuration["catalog:version"] = "v3";
        configuration.Reload();
        told.Events.Should().HaveCount(2);
    }

    [Fact]
    public void A_change_between_loading_and_watching_is_told()
    {
        IConfigurationRoot configuration = Configuration("v1");
        var source = new CatalogConfiguration(configuration.GetSection("catalog"));
        var told = new ToldCatalogs();
        source.Load();
        configuration["catalog:version"] = "v2";

        using IDisposable watch = source.Watch(told.Change, told.Fail);

        told.Events.Should().Equal("changed to v2");
    }

    private static IConfigurationRoot Configuration(string version) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["catalog:version"] = version,
        ["catalog:channels:0:id"] = "netsunion",
        ["catalog:methods:0:id"] = "card",
        ["catalog:methods:0:routes:0:channel"] = "netsunion",
    }).Build();

    private static CatalogException Refused(IConfiguration configuration) =>
        CatalogJsonTests.Catching(() => new CatalogConfiguration(configuration).Load());
}
