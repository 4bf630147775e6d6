namespace PaymentAvailability.Tests;

public sealed class CatalogFingerprintTests
{
    private static readonly ServiceWindowDefinition Window = new() { Days = ["mon", "tue"], From = "08:00", To = "18:00" };

    private static readonly TermsDefinition Terms = new()
    {
        Sets = new Dictionary<string, ValueSetDefinition> { ["bank"] = ValueSetDefinition.Only("CMB", "ICBC"), ["currency"] = ValueSetDefinition.Only("CNY") },
        Attributes = new Dictionary<string, ValueSetDefinition> { ["region"] = ValueSetDefinition.Except("north") },
        Amounts = new Dictionary<string, AmountRangeDefinition> { ["CNY"] = new() { Minimum = 1, Maximum = 5_000 } },
        Hours = new ServiceHoursDefinition { TimeZone = "Asia/Shanghai", Windows = [Window] },
    };

    private static readonly ChannelDefinition Channel = new() { Id = "netsunion", Name = LocalizedText.Of("NetsUnion").With("zh-CN", "网联"), Failover = ["unionpay"] };

    private static readonly MethodDefinition Method = new()
    {
        Id = "card",
        Name = LocalizedText.Of("Card"),
        Instrument = InstrumentKind.Card,
        Verification = [new VerificationStep(VerificationMethods.OneTimeCode)],
        RequiredApp = "wechat",
        MinimumAppVersion = new Version(2, 0),
        Routes = [new RouteDefinition { Channel = "netsunion", Terms = Terms }, new RouteDefinition { Channel = "unionpay" }],
    };

    private static readonly CatalogDefinition Catalog = new()
    {
        Banks = [new BankDefinition { Id = "CMB", Name = LocalizedText.Of("China Merchants Bank") }, new BankDefinition { Id = "ICBC" }],
        Channels = [Channel, new ChannelDefinition { Id = "unionpay" }],
        Methods = [Method],
    };

    [Fact]
    public void Is_the_same_in_every_process() => VersionOf(Catalog).Should().Be("8e7257894289aa72");

    [Fact]
    public void Does_not_depend_on_the_order_of_dictionaries_or_on_zeros_at_the_end_of_an_amount()
    {
        TermsDefinition same = Terms with
        {
            Sets = new SortedDictionary<string, ValueSetDefinition>(Terms.Sets.Reverse().ToDictionary()),
            Amounts = new Dictionary<string, AmountRangeDefinition> { ["CNY"] = new() { Minimum = 1.00m, Maximum = 5_000.0m } },
            Hours = Terms.Hours! with { Windows = new List<ServiceWindowDefinition?> { Window with { Days = new List<string?> { "mon", "tue" } } } },
        };

        VersionOf(WithTerms(same)).Should().Be(VersionOf(Catalog));
    }

    [Fact]
    public void Changes_with_every_change_of_content()
    {
        string[] fingerprints = [.. Changes().Prepend(Catalog).Select(VersionOf)];

        fingerprints.Should().OnlyHaveUniqueItems();
        fingerprints.Should().OnlyContain(fingerprint => fingerprint.Length == 16);
    }

    [Fact]
    public void A_named_version_is_kept() => PaymentCatalog.Compile(Catalog with { Version = "2026-11" }).Version.Should().Be("2026-11");

    private static IEnumerable<CatalogDefinition> Changes()
    {
        yield return Catalog with { Banks = [] };
        yield return Catalog with { Banks = [.. Catalog.Banks, new BankDefinition { Id = "ABC" }] };
        yield return Catalog with { Banks = [Catalog.Banks[0] with { Name = LocalizedText.Of("Merchants") }, Catalog.Banks[1]] };
        yield return Catalog with { Channels = [Channel with { Name = LocalizedText.Of("NetsUnion").With("zh-CN", "网联清算") }, Catalog.Channels[1]] };
        yield return Catalog with { Channels = [Channel with { Name = null }, Catalog.Channels[1]] };
        yield return Catalog with { Channels = [Channel with { Failover = [] }, Catalog.Channels[1]] };
        yield return Catalog with { Channels = [Channel with { Terms = Terms }, Catalog.Channels[1]] };
        yield return Catalog with { Methods = [Method with { Id = "cards" }] };
        yield return Catalog with { Methods = [Method with { Instrument = InstrumentKind.Wallet }] };
        yield return Catalog with { Methods = [Method with { Verification = [] }] };
        yield return Catalog with { Methods = [Method with { Verification = [new VerificationStep(VerificationMethods.OneTimeCode | VerificationMethods.Face)] }] };
        yield return Catalog with { Methods = [Method with { RequiredApp = null }] };
        yield return Catalog with { Methods = [Method with { MinimumAppVersion = new Version(2, 1) }] };
        yield return Catalog with { Methods = [Method with { Terms = Terms }] };
        yield return Catalog with { Methods = [Method with { Routes = [Method.Routes[0]] }] };
        yield return Catalog with { Methods = [Method with { Routes = [.. Method.Routes.Reverse()] }] };
        yield return Catalog with { Methods = [Method with { Routes = [Method.Routes[0] with { Id = "r" }, Method.Routes[1]] }] };
        yield return Catalog with { Methods = [Method with { Routes = [Method.Routes[0], Method.Routes[1] with { Terms = Terms }] }] };
        foreach (TermsDefinition terms in ChangedTerms())
            yield return WithTerms(terms);
    }

    private static IEnumerable<TermsDefinition> ChangedTerms()
    {
        yield return TermsDefinition.Everything;
        foreach (ValueSetDefinition banks in new[] { ValueSetDefinition.Only("CMB"), ValueSetDefinition.Only("ICBC", "CMB"), ValueSetDefinition.Except("CMB", "ICBC") })
            yield return Terms with { Sets = new Dictionary<string, ValueSetDefinition>(Terms.Sets) { ["bank"] = banks } };
        yield return Terms with { Attributes = new Dictionary<string, ValueSetDefinition> { ["area"] = ValueSetDefinition.Except("north") } };
        foreach (AmountRangeDefinition range in new AmountRangeDefinition[] { new() { Minimum = 1 }, new() { Maximum = 5_000 }, new() { Minimum = 1, Maximum = 5_000.01m } })
            yield return Terms with { Amounts = new Dictionary<string, AmountRangeDefinition> { ["CNY"] = range } };
        yield return Terms with { Amounts = new Dictionary<string, AmountRangeDefinition> { ["USD"] = Terms.Amounts["CNY"] } };
        yield return Terms with { Hours = null };
        yield return Terms with { Hours = Terms.Hours! with { TimeZone = "UTC" } };
        foreach (ServiceWindowDefinition window in new[] { Window with { Days = ["mon"] }, Window with { From = "08:01" }, Window with { To = "18:01" } })
            yield return Terms with { Hours = Terms.Hours! with { Windows = [window] } };
        yield return Terms with { Hours = Terms.Hours! with { Windows = [Window, Window] } };
    }

    private static string VersionOf(CatalogDefinition definition) => PaymentCatalog.Compile(definition).Version;

    private static CatalogDefinition WithTerms(TermsDefinition terms) =>
        Catalog with { Methods = [Method with { Routes = [Method.Routes[0] with { Terms = terms }, Method.Routes[1]] }] };
}
