namespace PaymentAvailability.Tests;

public sealed class RateFilterTests
{
    public static TheoryData<int> Seeds => [20261122, Random.Shared.Next()];

    [Fact]
    public void The_grid_covers_every_rate_and_is_dense_where_channels_differ()
    {
        RateGrid.Rates.ToArray().Should().BeInAscendingOrder().And.OnlyContain(rate => rate > 0 && rate < 1);
        RateGrid.Widths.ToArray().Sum().Should().BeApproximately(1, 1e-5f);
        RateGrid.Rates.Length.Should().BeGreaterThanOrEqualTo(60);
        RateGrid.Rates.ToArray().Count(rate => rate > 0.88f).Should().BeGreaterThan(RateGrid.Count / 2);
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void It_believes_what_the_slow_reference_believes(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 6; run++)
        {
            double hazard = Math.Pow(10, -1 - (4 * random.NextDouble()));
            var filter = new RateFilter(hazard);
            var reference = new ReferenceRateFilter(hazard);
            double rate = random.NextDouble();
            long seen = 0;
            int elsewhere = 0;
            for (int i = 0; i < 250; i++)
            {
                rate = random.Next(80) == 0 ? random.NextDouble() : rate;
                if (random.Next(3) == 0)
                {
                    elsewhere++;
                    seen++;
                    reference.Elsewhere();
                }
                else
                {
                    bool isSuccess = random.NextDouble() < rate;
                    filter.Record(isSuccess, ++seen);
                    reference.Record(isSuccess, elsewhere);
                    elsewhere = 0;
                }
            }

            double[] belief = filter.BeliefAt(seen);
            for (int i = 0; i < belief.Length; i++)
                belief[i].Should().BeApproximately(reference.Belief[i], 2e-5, "rate {0} in run {1} with seed {2}", i, run, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Draws_are_as_frequent_as_the_rates_are_likely(int seed)
    {
        var random = new Random(seed);
        var filter = new RateFilter(1.0 / 500);
        for (int i = 1; i <= 400; i++)
            filter.Record(random.NextDouble() < 0.93, i);

        const int Draws = 200_000;
        const long Seen = 700;
        var counts = new int[RateGrid.Count];
        float[] ends = [.. RateGrid.Rates.ToArray().Select((rate, i) => rate + (RateGrid.Widths[i] / 2))];
        for (int i = 0; i < Draws; i++)
        {
            var chance = new DecisionRandom(new ResolutionId((ulong)seed + (ulong)i), 1, ChancePurpose.Rate);
            double rate = filter.Sample(ref chance, Seen);
            rate.Should().BeInRange(0, 1);
            counts[Math.Min(Array.FindIndex(ends, end => rate <= end) is >= 0 and var found ? found : RateGrid.Count - 1, RateGrid.Count - 1)]++;
        }

        double[] belief = filter.BeliefAt(Seen);
        for (int i = 0; i < counts.Length; i++)
        {
            double tolerance = 5.5 * Math.Sqrt(belief[i] * (1 - belief[i]) / Draws);
            ((double)counts[i] / Draws).Should().BeApproximately(belief[i], tolerance + 1e-4, "rate {0} with seed {1}", i, seed);
        }
    }

    [Fact]
    public void A_channel_that_is_not_used_becomes_uncertain_and_keeps_half_of_what_is_usual()
    {
        var filter = new RateFilter(1.0 / 1_000);
        for (int i = 1; i <= 20_000; i++)
            filter.Record(i % 25 != 0, i);

        double fresh = ShareOfWorking(filter.BeliefAt(20_000));
        double stale = ShareOfWorking(filter.BeliefAt(20_000_000));

        fresh.Should().BeGreaterThan(0.98);
        stale.Should().BeInRange(0.5, 0.6);

        static double ShareOfWorking(double[] belief) => belief.Where((_, i) => RateGrid.Rates[i] > 0.88f).Sum();
    }

    [Fact]
    public void Outcomes_out_of_turn_do_not_make_it_older()
    {
        var filter = new RateFilter(0.1);
        filter.Record(true, 50);
        filter.Record(false, 3);

        filter.BeliefAt(50).Sum().Should().BeApproximately(1, 1e-5);
        filter.BeliefAt(2).Should().Equal(filter.BeliefAt(50));
    }

    [Fact]
    public void Millions_of_equal_outcomes_leave_it_sound()
    {
        var filter = new RateFilter(1e-8);
        for (int i = 1; i <= 2_000_000; i++)
            filter.Record(false, i);

        double[] belief = filter.BeliefAt(2_000_000);
        belief.Sum().Should().BeApproximately(1, 1e-4);
        belief.Should().OnlyContain(chance => chance >= 0 && double.IsFinite(chance));
        for (int i = 2_000_001; i <= 2_000_200; i++)
            filter.Record(true, i);
        filter.BeliefAt(2_000_200)[0].Should().BeLessThan(0.01);
    }

    [Fact]
    public async Task Readers_get_a_rate_of_the_grid_while_others_write()
    {
        var filter = new RateFilter(1.0 / 1_000);
        long seen = 0;
        Task[] writers = [.. Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < 100_000; i++)
                filter.Record((i + writer) % 9 != 0, Interlocked.Increment(ref seen));
        }))];
        for (int i = 0; !Task.WhenAll(writers).IsCompleted; i++)
        {
            var chance = new DecisionRandom(new ResolutionId((ulong)i), 1, ChancePurpose.Rate);
            filter.Sample(ref chance, Volatile.Read(ref seen)).Should().BeInRange(0, 1);
        }

        await Task.WhenAll(writers);
        filter.BeliefAt(seen).Sum().Should().BeApproximately(1, 1e-4);
    }
}
