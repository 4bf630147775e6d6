using System.Text;

namespace PaymentAvailability.Tests;

public sealed class CatalogHostileTextTests
{
    [Fact]
    public void A_text_of_a_megabyte_is_refused_and_not_repeated() =>
        Refused($$"""{ "methods": [], "version": "{{new string('x', 1_000_000)}}" }""").Should().ContainSingle()
            .Which.ToString().Should().StartWith("version: `xxx").And.EndWith("…` has 1000000 characters, more than 1024; shorten it").And.HaveLength(143);

    [Fact]
    public void A_name_of_a_megabyte_is_refused_and_not_repeated() =>
        Refused($$"""{ "methods": [], "{{new string('x', 1_000_000)}}": 1 }""").Should().ContainSingle()
            .Which.ToString().Length.Should().BeLessThan(400);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Refused(new string('[', 100_000)).Should().ContainSingle().Which.Problem.Should().StartWith("is no JSON (");

    [Fact]
    public void A_huge_number_is_refused() =>
        Refused($$"""{ "methods": [{ "id": "m", "routes": [], "terms": { "amount": { "CNY": { "max": {{new string('9', 5_000)}} } } } }] }""")
            .Should().ContainSingle().Which.Problem.Should().Be("is no amount");

    [Fact]
    public void A_bound_is_never_rounded() =>
        Refused("""{ "methods": [{ "id": "m", "routes": [], "terms": { "amount": { "CNY": { "max": "1.0000000000000000000000000000000001" } } } }] }""")
            .Should().ContainSingle().Which.Path.Should().Be("methods[0].terms.amount.CNY.max");

    [Theory]
    [InlineData("""{ "methods": [], "version": "a\u0000b" }""", "version: `a·b` holds a control character; remove it")]
    [InlineData("""{ "methods": [], "version": "\ud83d" }""", "version holds half of a surrogate pair; write whole characters")]
    [InlineData("""{ "methods": [], "\ud83d": 1 }""", "\uFFFD is no property of a catalog; use one of `methods`, `$schema`, `version`, `banks`, `channels`, or remove it")]
    [InlineData("""{ "methods": [], "\u202e\u0000": 1 }""", "·· is no property of a catalog; use one of `methods`, `$schema`, `version`, `banks`, `channels`, or remove it")]
    [InlineData("""{ "methods": [], "methods": [], "methods": [] }""", "methods is written twice; keep one|methods is written twice; keep one")]
    public void Odd_characters_are_refused(string json, string faults) =>
        string.Join('|', Refused(json).Select(fault => fault.ToString())).Should().Be(faults);

    [Fact]
    public void More_than_64_MiB_is_refused()
    {
        byte[] text = new byte[CatalogJson.MaximumBytes + 1];
        Array.Fill(text, (byte)' ');
        using var stream = new MemoryStream(text);

        CatalogJsonTests.Catching(() => CatalogJson.Read(stream)).Message.Should().Be(
            "the catalog has 1 fault:\n  it has more than 64 MiB; make it smaller; check that it is the right one");
    }

    [Fact]
    public void Ten_thousand_faults_stop_at_a_thousand() =>
        Refused($$"""{ "methods": [{{string.Join(',', Enumerable.Repeat("1", 10_000))}}] }""").Should().HaveCount(1_000);

    [Fact]
    public void Random_damage_never_causes_anything_but_a_refusal()
    {
        const int Seed = 20_260_302;
        var random = new Random(Seed);
        byte[] sound = Encoding.UTF8.GetBytes(CatalogJson.Write(Catalogs.Random(Seed)));
        for (int i = 0; i < 2_000; i++)
        {
            byte[] damaged = [.. sound];
            for (int hits = random.Next(1, 4); hits > 0; hits--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                CatalogJson.Load(damaged);
            }
            catch (CatalogException refusal)
            {
                refusal.Faults.Should().NotBeEmpty($"seed {Seed}, round {i}");
            }
        }
    }

    private static IReadOnlyList<InputFault> Refused(string json) => CatalogJsonTests.Catching(() => CatalogJson.Read(json)).Faults;
}
