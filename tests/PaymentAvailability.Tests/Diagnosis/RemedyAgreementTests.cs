namespace PaymentAvailability.Tests;

/// <summary>Remedies are exactly the smallest sets of changes that open an option: sound, minimal and complete.</summary>
public sealed class RemedyAgreementTests
{
    private const int InstancesASeed = 100_000;
    private const int RemediesASeed = 20_000;

    public static TheoryData<int> Seeds => [20260311, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Every_smallest_set_of_changes_is_found_and_nothing_else(int seed)
    {
        var agreement = new RemedyAgreement();
        for (var random = new Random(seed); agreement.Instances < InstancesASeed && agreement.FirstDifference is null;)
        {
            agreement.Check(random.Next());
        }

        agreement.FirstDifference.Should().BeNull($"of seed {seed}");
        (agreement.Unsound, agreement.NotMinimal, agreement.Missing).Should().Be((0, 0, 0), $"of seed {seed}");
        agreement.Remedies.Should().BeGreaterThan(agreement.Instances);
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Applying_a_remedy_opens_an_option_and_its_amount_is_tight(int seed)
    {
        var application = new RemedyApplication();
        for (var random = new Random(seed); application.Applied < RemediesASeed && application.FirstFailure is null;)
        {
            application.Check(random.Next());
        }

        application.FirstFailure.Should().BeNull($"of seed {seed}");
        application.WithAmount.Should().BeGreaterThan(RemediesASeed / 20);
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void The_reference_finds_what_it_finds_one_set_at_a_time(int seed)
    {
        var random = new Random(seed);
        int compared = 0;
        while (compared < 2_000)
        {
            Predicament predicament = new RandomPredicament(random.Next()).Next();
            var bruteForce = new BruteForce(predicament);
            if (bruteForce.Sets > 4_096)
                continue;

            bruteForce.FindSmallest().Select(bruteForce.Text).Should().BeEquivalentTo(bruteForce.FindSmallestPlainly().Select(bruteForce.Text), $"of seed {seed}");
            compared++;
        }
    }
}
