namespace PaymentAvailability.Tests;

/// <summary>Two buckets estimate what their formula says, whatever the clock does.</summary>
public sealed class TwoBucketCellTests
{
    private const int Seed = 20270106;
    private const int Operations = 400_000;

    private static readonly DateTimeOffset Midnight = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);
    private static readonly Counter Hour = Counter.Approximate("hour", TimeSpan.FromHours(1));

    [Fact]
    public void Two_buckets_read_what_plain_ones_read()
    {
        TimeSpan[] lengths = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(7), TimeSpan.FromDays(1), TimeSpan.FromDays(400)];
        var random = new Random(Seed);
        foreach (TimeSpan length in lengths)
        {
            Counter counter = Counter.Approximate("any", length);
            var clock = new RandomClock(random, length);
            var cell = new OneCell<TwoBucketCell>(counter);
            var plain = new ReferenceBuckets(counter);
            (long Bucket, long Count, long Amount) last = default;
            bool canTake = false;
            for (int i = 0; i < Operations / lengths.Length; i++)
            {
                DateTimeOffset at = clock.Next();
                switch (random.Next(8))
                {
                    case < 3:
                        last = (plain.Add(at, last.Count = random.Next(4), last.Amount = random.Next(10_000)), last.Count, last.Amount);
                        cell.Add(at, last.Count, last.Amount).Should().Be(last.Bucket);
                        canTake = true;
                        break;
                    case 3 when canTake:
                        plain.Take(last.Bucket, last.Count, last.Amount);
                        cell.Take(last.Bucket, last.Count, last.Amount);
                        canTake = false;
                        break;
                    default:
                        (long Count, double Amount) expected = plain.Read(at);
                        (long Count, long Amount) actual = cell.Read(at);
                        if (actual.Count != expected.Count || Math.Abs(actual.Amount - expected.Amount) > 1.001)
                            Assert.Fail($"seed {Seed}, operation {i}, window {length}: read {actual}, not {expected}, at {at:O}");
                        break;
                }
            }
        }
    }

    [Fact]
    public void Two_buckets_ease_at_the_very_moment_from_which_the_estimate_is_below_the_limits()
    {
        var random = new Random(Seed);
        var clock = new RandomClock(random, Hour.Length);
        var cell = new OneCell<TwoBucketCell>(Hour);
        int eased = 0;
        for (int i = 0; i < 30_000; i++)
        {
            cell.Add(clock.Next(), random.Next(4), random.Next(1_000));
            DateTimeOffset at = clock.Next();
            var limits = new CellLimits(random.Next(2) == 0 ? random.Next(1, 30) : null, random.Next(2) == 0 ? random.Next(1, 10_000) : null);
            if (cell.IsBelow(at, limits))
                continue;

            eased++;
            DateTimeOffset eases = cell.EasesAt(at, limits);
            bool isFirst = eases > at && cell.IsBelow(eases, limits) && !cell.IsBelow(eases.AddTicks(-1), limits);
            isFirst.Should().BeTrue($"seed {Seed}, operation {i}: {eases:O} is to be the first moment after {at:O} below {limits}");
            cell.EasesAt(at, limits with { Count = 0 }).Should().Be(DateTimeOffset.MaxValue);
        }

        eased.Should().BeGreaterThan(3_000);
    }

    [Fact]
    public void The_bucket_before_counts_for_the_share_of_it_that_is_still_in_the_window()
    {
        var cell = new OneCell<TwoBucketCell>(Hour);
        cell.Add(Midnight, 10, 1_000);
        cell.Add(Midnight.AddHours(1.25), 3, 300);

        cell.Read(Midnight.AddHours(1.25)).Should().Be((10, 1_050), "3 and three quarters of 10 are 10.5");
        cell.Read(Midnight.AddHours(1.5)).Should().Be((8, 800));
        cell.Read(Midnight.AddHours(2)).Should().Be((3, 300));
        cell.Read(Midnight.AddHours(2.5)).Should().Be((1, 150));
        cell.Read(Midnight.AddHours(3)).Should().Be((0, 0));
    }

    [Fact]
    public void What_would_overflow_stays_at_the_largest_number()
    {
        var cell = new OneCell<TwoBucketCell>(Hour);
        cell.Add(Midnight, long.MaxValue, long.MaxValue);
        cell.Add(Midnight, long.MaxValue, long.MaxValue);
        cell.Read(Midnight).Should().Be((ushort.MaxValue, long.MaxValue));
        cell.Add(Midnight.AddHours(1), long.MaxValue, long.MaxValue);
        cell.Read(Midnight.AddHours(1)).Should().Be((2 * ushort.MaxValue, long.MaxValue));
    }
}
