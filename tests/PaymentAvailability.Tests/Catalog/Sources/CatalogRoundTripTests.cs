using System.Text;
using Microsoft.Extensions.Configuration;

namespace PaymentAvailability.Tests;

public sealed class CatalogRoundTripTests
{
    private const int Seed = 60_200;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(Seed, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_written_reads_the_same(int seed)
    {
        CatalogDefinition written = Catalogs.Random(seed);

        CatalogDefinition read = CatalogJson.Read(CatalogJson.Write(written));

        read.Should().BeEquivalentTo(written, Strictly, $"of seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Configuration_reads_what_JSON_reads(int seed)
    {
        CatalogDefinition written = Catalogs.Random(seed);

        CatalogDefinition read = new CatalogConfiguration(Configure(CatalogJson.Write(written))).Read();

        CatalogJson.Write(read).Should().Be(CatalogJson.Write(written), $"of seed {seed}");
    }

    internal static IConfigurationSection Configure(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Payment": { "Catalog": {{json}} } }""")))
        .Build()
        .GetSection("Payment:Catalog");

    private static FluentAssertions.Equivalency.EquivalencyAssertionOptions<CatalogDefinition> Strictly(
        FluentAssertions.Equivalency.EquivalencyAssertionOptions<CatalogDefinition> options) =>
        options.WithStrictOrdering().ComparingByMembers<CatalogDefinition>().ComparingByValue<LocalizedText>().ComparingByValue<Version>();
}
