namespace PaymentAvailability.Tests;

/// <summary>A ring of segments counts exactly what a log of everything counts, whatever the clock does.</summary>
public sealed class RingCellTests
{
    private const int Seed = 20270105;
    private const int Operations = 1_200_000;

    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Counter TenMinutes = Counter.Sliding("ten_minutes", TimeSpan.FromMinutes(10));

    [Fact]
    public void A_ring_reads_what_a_sorted_log_reads()
    {
        TimeSpan[] lengths = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(61), TimeSpan.FromHours(1), TimeSpan.FromDays(30)];
        var random = new Random(Seed);
        foreach (TimeSpan length in lengths)
        {
            Counter counter = Counter.Sliding("any", length);
            var clock = new RandomClock(random, length);
            var cell = new OneCell<RingCell>(counter);
            var log = new ReferenceLog(counter);
            var added = new (long Segment, long Count, long Amount)[32];
            for (int i = 0; i < Operations / lengths.Length; i++)
            {
                DateTimeOffset at = clock.Next();
                ref (long Segment, long Count, long Amount) entry = ref added[random.Next(added.Length)];
                switch (random.Next(8))
                {
                    case < 3:
                        long segment = log.Add(at, entry.Count = random.Next(4), entry.Amount = random.NextInt64(1_000_000_000));
                        entry.Segment = cell.Add(at, entry.Count, entry.Amount);
                        if (segment != entry.Segment)
                            Assert.Fail($"seed {Seed}, operation {i}: added to {entry.Segment}, not {segment}");
                        break;
                    case 3:
                        if (log.Take(entry.Segment, entry.Count, entry.Amount))
                            cell.Take(entry.Segment, entry.Count, entry.Amount);
                        entry = default;
                        break;
                    default:
                        if (cell.Read(at) != log.Read(at))
                            Assert.Fail($"seed {Seed}, operation {i}, window {length}: read {cell.Read(at)}, not {log.Read(at)}, at {at:O}");
                        break;
                }
            }
        }
    }

    [Fact]
    public void A_ring_eases_at_the_very_moment_from_which_its_reading_is_below_the_limits()
    {
        var random = new Random(Seed);
        var clock = new RandomClock(random, TenMinutes.Length);
        var cell = new OneCell<RingCell>(TenMinutes);
        int eased = 0;
        for (int i = 0; i < 100_000; i++)
        {
            DateTimeOffset at = clock.Next();
            cell.Add(clock.Next(), random.Next(3), random.Next(1_000));
            var limits = new CellLimits(random.Next(2) == 0 ? random.Next(-1, 20) : null, random.Next(2) == 0 ? random.Next(-1, 10_000) : null);
            if (cell.IsBelow(at, limits))
                continue;

            eased++;
            DateTimeOffset eases = cell.EasesAt(at, limits);
            if (limits.Count <= 0 || limits.Amount <= 0)
            {
                eases.Should().Be(DateTimeOffset.MaxValue, "nothing is below a limit of zero");
                continue;
            }

            bool isFirst = eases > at && cell.IsBelow(eases, limits) && !cell.IsBelow(eases.AddTicks(-1), limits);
            isFirst.Should().BeTrue($"seed {Seed}, operation {i}: {eases:O} is to be the first moment after {at:O} below {limits}");
        }

        eased.Should().BeGreaterThan(10_000);
    }

    [Fact]
    public void What_would_overflow_stays_at_the_largest_number()
    {
        var cell = new OneCell<RingCell>(TenMinutes);
        cell.Add(Noon, 5, 7);
        cell.Add(Noon.AddMinutes(1), long.MaxValue, long.MaxValue);
        cell.Add(Noon.AddMinutes(2), long.MaxValue, long.MaxValue);

        cell.Read(Noon.AddMinutes(2)).Should().Be((uint.MaxValue, long.MaxValue));
        cell.Read(Noon.AddMinutes(11)).Should().Be((uint.MaxValue, long.MaxValue));
        cell.Read(Noon.AddMinutes(13)).Should().Be((0, 0));
    }

    [Fact]
    public void A_moment_a_little_behind_counts_as_the_newest_and_one_far_behind_begins_anew()
    {
        var cell = new OneCell<RingCell>(TenMinutes);
        cell.Add(Noon, 1, 10);

        cell.Add(Noon.AddMinutes(-10), 1, 10);
        (cell.Read(Noon), cell.Read(Noon.AddMinutes(-10)), cell.Read(Noon.AddMinutes(9.9))).Should().Be(((2, 20), (2, 20), (2, 20)));

        cell.Read(Noon.AddHours(-1)).Should().Be((0, 0), "by that clock nothing was added yet");
        cell.Read(Noon).Should().Be((2, 20), "reading does not move time");
        cell.Add(Noon.AddHours(-1), 1, 10);
        cell.Read(Noon.AddHours(-1)).Should().Be((1, 10));
    }

    [Fact]
    public void What_is_taken_back_leaves_the_segment_it_was_added_to_and_nothing_goes_below_zero()
    {
        var cell = new OneCell<RingCell>(TenMinutes);
        long segment = cell.Add(Noon, 2, 20);
        cell.Add(Noon.AddMinutes(5), 1, 10);

        cell.Take(segment, 5, 500);
        cell.Read(Noon.AddMinutes(5)).Should().Be((1, 10));
        cell.Take(segment - Counter.Segments, 1, 10);
        cell.Take(segment + Counter.Segments, 1, 10);
        cell.Read(Noon.AddMinutes(5)).Should().Be((1, 10), "these segments are not in the window");
    }
}
