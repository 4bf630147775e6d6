namespace PaymentAvailability.Tests;

/// <summary>A definition made by hand may lack anything; what it lacks is reported with its path, all at once.</summary>
public sealed class CompletenessTests
{
    private static readonly CatalogDefinition Sound = TestCatalogs.Describe().Define();

    public static TheoryData<string, CatalogDefinition> Incomplete => new()
    {
        { "banks", Sound with { Banks = null! } },
        { "channels", Sound with { Channels = null! } },
        { "methods", Sound with { Methods = null! } },
        { "banks[0]", Sound with { Banks = [null!] } },
        { "channels[0].failover", Sound with { Channels = [Sound.Channels[0] with { Failover = null! }, .. Sound.Channels.Skip(1)] } },
        { "channels[0].terms", Sound with { Channels = [Sound.Channels[0] with { Terms = null! }, .. Sound.Channels.Skip(1)] } },
        { "methods[0]", Sound with { Methods = [null!] } },
        { "methods[0].verification", With(method => method with { Verification = null! }) },
        { "methods[0].routes", With(method => method with { Routes = null! }) },
        { "methods[0].routes[0]", With(method => method with { Routes = [null!] }) },
        { "methods[0].routes[0].terms", With(method => method with { Routes = [method.Routes[0] with { Terms = null! }] }) },
        { "methods[0].terms.sets", With(method => method with { Terms = new TermsDefinition { Sets = null! } }) },
        { "methods[0].terms.sets.bank", With(method => method with { Terms = new TermsDefinition { Sets = new Dictionary<string, ValueSetDefinition> { ["bank"] = null! } } }) },
        { "methods[0].terms.attributes.tier.values", With(method => method with { Terms = new TermsDefinition { Attributes = new Dictionary<string, ValueSetDefinition> { ["tier"] = new() { Values = null! } } } }) },
        { "methods[0].terms.amount.CNY", With(method => method with { Terms = new TermsDefinition { Amounts = new Dictionary<string, AmountRangeDefinition> { ["CNY"] = null! } } }) },
        { "methods[0].routes[0].terms.sets", WithRoute(new TermsDefinition { Sets = null! }) },
        { "methods[0].routes[0].terms.attributes", WithRoute(new TermsDefinition { Attributes = null! }) },
        { "methods[0].routes[0].terms.amount", WithRoute(new TermsDefinition { Amounts = null! }) },
        { "methods[0].routes[0].terms.sets.bank", WithRoute(SmallCatalog.Set("bank", null!)) },
        { "methods[0].routes[0].terms.attributes.tier.values", WithRoute(SmallCatalog.Attribute("tier", new ValueSetDefinition { Values = null! })) },
        { "methods[0].routes[0].terms.amount.CNY", WithRoute(new TermsDefinition { Amounts = new Dictionary<string, AmountRangeDefinition> { ["CNY"] = null! } }) },
        { "methods[0].instrument", With(method => method with { Instrument = (InstrumentKind)99 }) },
        { "methods[0].verification[0]", With(method => method with { Verification = [new VerificationStep((VerificationMethods)(1 << 30))] }) },
    };

    [Theory]
    [MemberData(nameof(Incomplete), DisableDiscoveryEnumeration = true)]
    public void What_is_missing_is_a_fault_and_no_exception(string path, CatalogDefinition definition)
    {
        PaymentCatalog.TryCompile(definition, out _, out var faults).Should().BeFalse();

        faults.Should().Contain(fault => fault.Path == path && fault.Mend.Length > 0);
    }

    private static CatalogDefinition WithRoute(TermsDefinition terms) => With(method => method with { Routes = [method.Routes[0] with { Terms = terms }] });

    private static CatalogDefinition With(Func<MethodDefinition, MethodDefinition> change) =>
        Sound with { Methods = [change(Sound.Methods[0]), .. Sound.Methods.Skip(1)] };
}
