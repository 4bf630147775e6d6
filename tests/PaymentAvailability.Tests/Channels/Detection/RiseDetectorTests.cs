namespace PaymentAvailability.Tests;

/// <summary>The statistic is what its definition says, and its false alarms are as rare as the theorem says.</summary>
public sealed class RiseDetectorTests
{
    private const double SmallestRise = 0.04;

    [Theory]
    [InlineData(1, 0.03, 0.03, 1.0)]
    [InlineData(2, 0.03, 0.2, 1.0)]
    [InlineData(3, 0.06, 0.1, 1.0)]
    [InlineData(4, 0.01, 0.5, 2.5)]
    [InlineData(5, 0.3, 0.4, 1.0)]
    [InlineData(6, 0.001, 0.02, 1.4)]
    public void The_statistic_is_the_sum_over_all_moments_of_change(int seed, double usual, double rate, double dispersion)
    {
        var random = new Random(seed);
        var detector = new RiseDetector(1e30, SmallestRise);
        detector.Expect(usual, dispersion);
        RiseTable table = RiseTable.For(usual, dispersion, SmallestRise);
        (table.Usual / usual).Should().BeInRange(1 - 1e-9, 1.0101, "a rate is rounded up to the next hundredth of itself");
        (table.Dispersion / dispersion).Should().BeInRange(1 - 1e-9, 1.0101);
        var outcomes = new List<bool>();
        for (int i = 0; i < 120; i++)
        {
            outcomes.Add(random.NextDouble() < rate);
            detector.Add(outcomes[^1], i);

            double expected = ReferenceRiseStatistic.Of(outcomes, table.Usual, SmallestRise, table.Dispersion);
            (detector.Statistic / expected).Should().BeApproximately(1, 1e-4, $"seed {seed}, after {i + 1} outcomes");
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.03)]
    [InlineData(0.06)]
    [InlineData(0.3)]
    public void The_mean_between_false_alarms_is_at_least_the_threshold(double usual)
    {
        const int Seed = 71;
        const double Threshold = 500;
        const int Alarms = 2_000;
        var random = new Random(Seed);
        long payments = 0;
        for (int alarm = 0; alarm < Alarms; alarm++)
        {
            var detector = new RiseDetector(Threshold, SmallestRise);
            detector.Expect(usual, 1);
            do
            {
                payments++;
            }
            while (!detector.Add(random.NextDouble() < usual, payments));
        }

        ((double)payments / Alarms).Should().BeGreaterThan(Threshold, $"seed {Seed}");
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.03)]
    [InlineData(0.06)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public void The_rises_go_up_from_the_smallest_that_matters_and_their_weights_add_up_to_one(double usual)
    {
        double[] rates = new double[RiseMixture.Size];
        double[] weights = new double[RiseMixture.Size];

        RiseMixture.Fill(usual, SmallestRise, rates, weights);

        rates.Should().BeInAscendingOrder().And.OnlyContain(rate => rate > usual && rate < 1);
        weights.Sum().Should().BeApproximately(1, 1e-9);
        weights.Should().OnlyContain(weight => weight > 0);
    }

    [Fact]
    public void A_long_outage_neither_overflows_nor_hides_its_end()
    {
        var detector = new RiseDetector(1e15, SmallestRise);
        detector.Expect(0.001, 1);
        for (int i = 0; i < 100_000; i++)
            detector.Add(isBad: true, i);
        detector.IsRaised.Should().BeTrue();
        detector.PosteriorRate().Should().BeInRange(0.9, 1);

        int good = 0;
        while (detector.Add(isBad: false, 100_000 + good))
            good++;

        good.Should().BeLessThan(2_000);
        detector.Statistic.Should().BeInRange(0, 1e3);
    }

    [Fact]
    public void The_run_tells_when_it_became_worse_and_to_what()
    {
        const int Seed = 9;
        var random = new Random(Seed);
        var detector = new RiseDetector(100_000, SmallestRise);
        detector.Expect(0.03, 1);
        for (int i = 0; i < 5_000; i++)
            detector.Add(random.NextDouble() < 0.03, i);
        detector.Restart(5_000);
        int now = 5_000;
        for (; now < 5_500; now++)
            detector.Add(random.NextDouble() < 0.25, now);

        detector.IsRaised.Should().BeTrue();
        detector.RunStart.Should().BeInRange(5_000, 5_060, $"seed {Seed}");
        detector.RunPayments.Should().BeInRange(440, 500);
        detector.PosteriorRate().Should().BeInRange(0.18, 0.32);
    }
}
