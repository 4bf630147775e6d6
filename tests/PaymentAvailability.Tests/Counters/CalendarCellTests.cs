namespace PaymentAvailability.Tests;

/// <summary>Periods of a calendar begin and end as clocks on the wall have it.</summary>
public sealed class CalendarCellTests
{
    private const int Seed = 20270108;

    [Theory]
    [InlineData("Asia/Shanghai", CalendarPeriod.Day)]
    [InlineData("America/New_York", CalendarPeriod.Day)]
    [InlineData("America/St_Johns", CalendarPeriod.Day)]
    [InlineData("America/Havana", CalendarPeriod.Day)]
    [InlineData("Asia/Beirut", CalendarPeriod.Month)]
    [InlineData("Europe/Berlin", CalendarPeriod.Month)]
    [InlineData("Pacific/Apia", CalendarPeriod.Year)]
    public void A_period_counts_what_was_added_in_it(string zone, CalendarPeriod period)
    {
        var random = new Random(Seed);
        Counter counter = Counter.Calendar("any", period, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var cell = new OneCell<CalendarCell>(counter);
        var window = new CounterWindow(counter);
        var clock = new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var plain = new SortedDictionary<long, (long Count, long Amount)> { [-1] = default, [0] = default };
        var added = new List<(long Period, long Amount)>();
        for (int i = 0; i < 20_000; i++)
        {
            clock = random.Next(2_000) == 0 ? clock.AddDays(-1_000 * random.NextDouble()) : clock.AddHours(random.Next(100) == 0 ? 900 * random.NextDouble() : random.NextDouble());
            DateTimeOffset at = clock.AddHours(-random.Next(20) / 10);
            long number = counter.SegmentAt(at);
            window.At(at.UtcTicks).Segment.Should().Be(number, $"seed {Seed}, {at:O}");
            switch (random.Next(4))
            {
                case < 2:
                    Enter(number);
                    plain[number] = (plain[number].Count + 1, plain[number].Amount + i);
                    cell.Add(at, 1, i).Should().Be(number);
                    added.Add((number, i));
                    break;
                case 2 when added.Count > 0:
                    // Taken back, and now and then returned.
                    (long taken, long amount) = added[random.Next(Math.Max(0, added.Count - 5), added.Count)];
                    if (!plain.TryGetValue(taken, out (long Count, long Amount) sums) || sums.Amount < amount)
                        break;
                    cell.Take(taken, 1, amount);
                    if (random.Next(2) == 0)
                        cell.Return(taken, 1, amount);
                    else
                        plain[taken] = (sums.Count - 1, sums.Amount - amount);
                    break;
            }

            (long, long) expected = plain.GetValueOrDefault(number);
            if (cell.Read(at) != expected)
                Assert.Fail($"seed {Seed}, operation {i}: read {cell.Read(at)}, not {expected}, at {at:O}");
        }

        // Of three periods the earliest of the two that were there goes.
        void Enter(long number)
        {
            if (plain.ContainsKey(number))
                return;
            plain.Remove(plain.Keys.First());
            plain.Add(number, default);
        }
    }

    [Fact]
    public void A_month_eases_at_midnight_of_the_first_on_its_own_calendar()
    {
        TimeZoneInfo newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var cell = new OneCell<CalendarCell>(Counter.Calendar("month", CalendarPeriod.Month, newYork));
        var at = new DateTimeOffset(2026, 11, 1, 3, 59, 59, TimeSpan.Zero);
        long period = cell.Add(at, 2, 500);

        DateTimeOffset eases = cell.EasesAt(at, new CellLimits(2, null));
        eases.Should().Be(new DateTimeOffset(2026, 11, 1, 4, 0, 0, TimeSpan.Zero));
        (cell.Read(eases.AddTicks(-1)), cell.Read(eases)).Should().Be(((2, 500), (0, 0)));
        cell.EasesAt(at, new CellLimits(0, null)).Should().Be(DateTimeOffset.MaxValue);
        cell.Take(period, 1, 600);
        cell.Read(at).Should().Be((1, 0));
        cell.Add(at, long.MaxValue, long.MaxValue);
        cell.Add(at, long.MaxValue, long.MaxValue);
        cell.Read(at).Should().Be((uint.MaxValue, long.MaxValue));
    }
}
