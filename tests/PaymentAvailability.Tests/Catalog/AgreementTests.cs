namespace PaymentAvailability.Tests;

public sealed class AgreementTests
{
    public static TheoryData<int> Seeds => [20261122, Random.Shared.Next()];

    [Fact]
    public void Compares_at_least_a_million_queries() =>
        (Agreement.QueryCount * Seeds.Count).Should().BeGreaterThanOrEqualTo(1_000_000);

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Index_and_reference_agree_on_every_route_and_every_reason(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Agreement.Check(seed);
    }

    // Large enough to be read in several parts, where there are several processors.
    [Fact]
    public void Index_and_reference_agree_on_a_catalog_read_in_parts() => Agreement.CheckCatalog(20261122, 17_000, 25);
}
