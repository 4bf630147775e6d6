namespace PaymentAvailability.Tests;

/// <summary>Different members are counted as a list of when each was last seen would count them.</summary>
public sealed class DistinctCellTests
{
    private const int Seed = 20270107;
    private const long Reach = 600;

    private static readonly Counter TenMinutes = Counter.Distinct("cards", TimeSpan.FromSeconds(Reach));

    [Fact]
    public void Members_are_counted_and_ease_as_in_a_plain_list()
    {
        var random = new Random(Seed);
        var clock = new RandomClock(random, TenMinutes.Length);
        var cell = new OneCell<DistinctCell>(TenMinutes);
        var seen = new Dictionary<uint, long>();
        int eased = 0;
        for (int i = 0; i < 200_000; i++)
        {
            DateTimeOffset at = clock.Next();
            long newest = seen.Count == 0 ? 0 : seen.Values.Max();
            if (random.Next(2) == 0)
            {
                uint member = (uint)random.Next(random.Next(1, 16));
                if (newest - at.ToUnixTimeSeconds() > Reach)
                    seen.Clear();
                seen[member] = seen.Count == 0 ? at.ToUnixTimeSeconds() : Math.Max(newest, at.ToUnixTimeSeconds());
                cell.Add(at, 1, 5, member).Should().Be(seen[member]);
                continue;
            }

            int expected = newest - at.ToUnixTimeSeconds() > Reach ? 0 : Math.Min(CounterReading.MostDistinct, seen.Values.Count(second => second > Math.Max(newest, at.ToUnixTimeSeconds()) - Reach));
            if (cell.Read(at) != (expected, 0))
                Assert.Fail($"seed {Seed}, operation {i}: read {cell.Read(at)}, not {expected}, at {at:O}");
            var limits = new CellLimits(random.Next(1, 10), null);
            if (cell.IsBelow(at, limits))
                continue;

            eased++;
            DateTimeOffset eases = cell.EasesAt(at, limits);
            bool isFirst = eases > at && cell.IsBelow(eases, limits) && !cell.IsBelow(eases.AddTicks(-1), limits);
            isFirst.Should().BeTrue($"seed {Seed}, operation {i}: {eases:O} is to be the first moment after {at:O} below {limits}");
        }

        eased.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void Nothing_is_below_a_limit_of_zero_and_who_was_seen_is_not_taken_back()
    {
        var at = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
        var cell = new OneCell<DistinctCell>(TenMinutes);
        cell.Take(cell.Add(at, 1, 100, 7), 1, 100);

        cell.Read(at).Should().Be((1, 0));
        cell.EasesAt(at, new CellLimits(0, null)).Should().Be(DateTimeOffset.MaxValue);
        cell.EasesAt(at, new CellLimits(1, null)).Should().Be(at.AddMinutes(10));
    }
}
