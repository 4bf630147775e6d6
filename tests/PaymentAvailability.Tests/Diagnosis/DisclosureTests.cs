namespace PaymentAvailability.Tests;

/// <summary>No card number, phone, identity number or name that a host gives anywhere gets out anywhere.</summary>
public sealed class DisclosureTests
{
    private const int Values = 5_000;

    public static TheoryData<int> Seeds => [20260322, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Nothing_personal_gets_out_of_results_views_explanations_logs_metrics_traces_reports_and_refusals(int seed)
    {
        using var corpus = new DisclosureCorpus(seed);

        int leaks = await corpus.CountLeaksAsync(seed == 20260322 ? Values : Values / 20);

        leaks.Should().Be(0, $"seed {seed}: {corpus.FirstLeak}");
        corpus.Texts.Should().BeGreaterThan(corpus.Values * 50L, "every surface is searched");
    }

    [Fact]
    public void A_made_up_payer_is_as_valid_as_a_real_one()
    {
        var payer = new MadeUpPayer(new Random(1));

        payer.CardNumber.Should().MatchRegex("^[0-9]{16,19}$");
        payer.Phone.Should().MatchRegex("^1[3-9][0-9]{9}$");
        payer.IdentityNumber.Should().MatchRegex("^[0-9]{17}[0-9X]$");
        payer.FoundIn($"card {payer.CardNumber}").Should().Be(payer.CardNumber);
        payer.FoundIn($"••{payer.CardNumber[^4..]}").Should().BeNull("the last four digits are on every receipt");
        payer.FoundIn($"…{payer.IdentityNumber[^10..]}").Should().Be(payer.IdentityNumber);
    }
}
