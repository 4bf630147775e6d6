namespace PaymentAvailability.Tests;

public sealed class CellTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Two_buckets_weigh_the_one_before_by_the_share_still_in_the_window()
    {
        var random = new Random(11);
        Counter hour = Counter.Approximate("hour", TimeSpan.FromHours(1));
        var table = new CounterTable<TwoBucketCell>(hour, 100);
        var log = new List<(long Bucket, long Count, long Amount)>();
        DateTimeOffset now = Start;
        for (int i = 0; i < 100_000; i++)
        {
            now += TimeSpan.FromSeconds(random.NextDouble() * (random.Next(100) == 0 ? 9_000 : 60));
            long bucket = hour.SegmentAt(now);
            log.RemoveAll(each => each.Bucket < bucket - 1);
            var change = new CellChange(random.Next(1, 3), random.Next(1_000));
            log.Add((bucket, change.Count, change.Amount));
            table.Add(5, now, change, out CounterReading reading);

            double left = 1 - ((now - DateTimeOffset.UnixEpoch).Ticks % hour.Length.Ticks / (double)hour.Length.Ticks);
            double Estimate(Func<(long Bucket, long Count, long Amount), long> of) =>
                log.Where(each => each.Bucket == bucket).Sum(of) + (left * log.Where(each => each.Bucket == bucket - 1).Sum(of));
            ((double)reading.Count).Should().BeInRange(Estimate(each => each.Count) - 1, Estimate(each => each.Count) + 1e-6);
            ((double)reading.Amount).Should().BeInRange((Estimate(each => each.Amount) * (1 - 1e-5)) - 2, (Estimate(each => each.Amount) * (1 + 1e-5)) + 1);
        }
    }

    [Fact]
    public void When_an_estimate_eases_it_is_below_its_limits()
    {
        var random = new Random(12);
        Counter hour = Counter.Approximate("hour", TimeSpan.FromHours(1));
        for (int i = 0; i < 2_000; i++)
        {
            var table = new CounterTable<TwoBucketCell>(hour, 100);
            DateTimeOffset now = Start + TimeSpan.FromSeconds(random.Next(3_600));
            for (int j = random.Next(1, 30); j > 0; j--)
            {
                now += TimeSpan.FromSeconds(random.Next(0, 300));
                table.Add(1, now, new CellChange(1, random.Next(100)), out _);
            }

            (long count, long amount) = (random.Next(1, 9), random.Next(1, 400));
            CounterReading reading = table.Read(1, now, count, amount);
            if (reading.EasesAt is { } easesAt)
            {
                CounterReading then = table.Read(1, easesAt, count, amount);
                (then.Count < count && then.Amount < amount).Should().BeTrue();
                easesAt.Should().BeAfter(now).And.BeOnOrBefore(now + TimeSpan.FromHours(2) + TimeSpan.FromTicks(2));
            }
            else
            {
                (reading.Count < count && reading.Amount < amount).Should().BeTrue();
            }
        }
    }

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Europe/Berlin")]
    [InlineData("Pacific/Apia")]
    public void Calendar_periods_end_where_the_next_begins(string zone)
    {
        TimeZoneInfo time = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var random = new Random(13);
        foreach (CalendarPeriod period in Enum.GetValues<CalendarPeriod>())
        {
            Counter counter = Counter.Calendar("calendar", period, time);
            for (int i = 0; i < 500; i++)
            {
                DateTimeOffset at = new DateTimeOffset(2011, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.NextInt64(16L * 366 * 86_400));
                long number = counter.SegmentAt(at);
                DateTimeOffset end = counter.EndOf(number);

                end.Should().BeAfter(at);
                counter.SegmentAt(end - TimeSpan.FromTicks(1)).Should().BeLessThanOrEqualTo(number);
                counter.SegmentAt(end).Should().BeGreaterThan(number);
            }
        }
    }

    [Fact]
    public void A_calendar_counts_its_period_and_no_other()
    {
        Counter day = Counter.Calendar("day", CalendarPeriod.Day, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var table = new CounterTable<CalendarCell>(day, 100);
        DateTimeOffset midnight = new(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8));

        long segment = table.Add(1, midnight - TimeSpan.FromTicks(1), new CellChange(1, 500), out _);
        table.Read(1, midnight, null, null).Should().Be(default(CounterReading));
        table.Add(1, midnight, new CellChange(1, 70), out _);
        table.Take(1, segment, new CellChange(1, 500));

        table.Read(1, midnight, 1, null).Should().Be(new CounterReading(1, 70, midnight + TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Different_members_are_counted_while_they_were_seen_lately()
    {
        var random = new Random(14);
        Counter hour = Counter.Distinct("cards", TimeSpan.FromHours(1));
        var table = new CounterTable<DistinctCell>(hour, 100);
        var seen = new Dictionary<uint, DateTimeOffset>();
        DateTimeOffset now = Start;
        for (int i = 0; i < 20_000; i++)
        {
            now += TimeSpan.FromSeconds(random.Next(1, 1_200));
            uint member = (uint)random.Next(1, 7);
            seen[member] = now;
            table.Add(9, now, new CellChange(0, 0, member), out CounterReading reading);
            int expected = seen.Values.Count(at => at > now - hour.Length);
            reading.Count.Should().Be(expected);

            long limit = random.Next(1, 5);
            DateTimeOffset? easesAt = table.Read(9, now, limit, null).EasesAt;
            (easesAt is null).Should().Be(expected < limit);
            if (easesAt is { } then)
            {
                table.Read(9, then, limit, null).Count.Should().BeLessThan(limit);
                table.Read(9, then - TimeSpan.FromTicks(1), limit, null).Count.Should().BeGreaterThanOrEqualTo(limit);
            }
        }
    }

    [Fact]
    public void More_members_than_are_told_apart_count_as_so_many()
    {
        var table = new CounterTable<DistinctCell>(Counter.Distinct("cards", TimeSpan.FromHours(1)), 100);
        for (uint i = 1; i <= 100; i++)
        {
            table.Add(9, Start, new CellChange(0, 0, i), out _);
        }

        table.Read(9, Start, null, null).Count.Should().Be(CounterReading.MostDistinct);
    }

    [Fact]
    public void Counts_and_amounts_stay_at_the_most_they_can_be()
    {
        var exact = new CounterTable<RingCell>(Counter.Sliding("a", TimeSpan.FromHours(1)), 100);
        var estimated = new CounterTable<TwoBucketCell>(Counter.Approximate("b", TimeSpan.FromHours(1)), 100);
        var calendar = new CounterTable<CalendarCell>(Counter.Calendar("c", CalendarPeriod.Year, TimeZoneInfo.Utc), 100);
        foreach (ICounterTable table in (ICounterTable[])[exact, estimated, calendar])
        {
            for (int i = 0; i < 50; i++)
            {
                table.Add(1, Start + TimeSpan.FromMinutes(i), new CellChange(int.MaxValue, long.MaxValue / 2), out CounterReading reading);
                reading.Count.Should().BePositive();
                reading.Amount.Should().BePositive();
            }
        }
    }
}
