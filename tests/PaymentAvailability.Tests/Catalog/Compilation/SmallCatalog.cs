namespace PaymentAvailability.Tests;

/// <summary>A catalog without faults, of one method over one channel, for tests to change in one place.</summary>
internal static class SmallCatalog
{
    public static CatalogDefinition Of(TermsDefinition route, TermsDefinition? method = null, TermsDefinition? channel = null) => new()
    {
        Channels = [new ChannelDefinition { Id = "netsunion", Terms = channel ?? TermsDefinition.Everything }],
        Methods =
        [
            new MethodDefinition
            {
                Id = "card",
                Terms = method ?? TermsDefinition.Everything,
                Routes = [new RouteDefinition { Channel = "netsunion", Terms = route }],
            },
        ],
    };

    public static TermsDefinition Set(string dimension, ValueSetDefinition values) =>
        new() { Sets = new Dictionary<string, ValueSetDefinition> { [dimension] = values } };

    public static TermsDefinition Attribute(string name, ValueSetDefinition values) =>
        new() { Attributes = new Dictionary<string, ValueSetDefinition> { [name] = values } };

    public static TermsDefinition Amount(string currency, decimal? minimum, decimal? maximum) => new()
    {
        Amounts = new Dictionary<string, AmountRangeDefinition> { [currency] = new() { Minimum = minimum, Maximum = maximum } },
    };

    public static InputFault[] FaultsOf(CatalogDefinition definition)
    {
        PaymentCatalog.TryCompile(definition, out PaymentCatalog? catalog, out var faults).Should().Be(catalog is not null);
        faults.IsEmpty.Should().Be(catalog is not null);
        return [.. faults];
    }
}
