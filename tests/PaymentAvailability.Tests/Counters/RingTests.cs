namespace PaymentAvailability.Tests;

/// <summary>The exact window equals a sorted log, however the clock jumps.</summary>
public sealed class RingTests(ITestOutputHelper output)
{
    private const int Operations = 1_000_000;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private static readonly Counter Hour = Counter.Sliding("hour", TimeSpan.FromHours(1));

    [Theory]
    [InlineData(20260302)]
    [InlineData(null)]
    public void A_million_operations_give_what_a_sorted_log_gives(int? fixedSeed)
    {
        int seed = fixedSeed ?? Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var table = new CounterTable<RingCell>(Hour, 1_000);
        SortedLog[] logs = [.. Enumerable.Range(0, 50).Select(_ => new SortedLog(Hour))];
        var added = new Queue<(int Key, int Beginning, long Segment, long Count, long Amount)>();
        DateTimeOffset now = Start;
        for (int i = 0; i < Operations / (fixedSeed is null ? 4 : 1); i++)
        {
            now += Step(random);
            int key = random.Next(logs.Length);
            ulong hash = (ulong)(key + 1) * 0x9E3779B97F4A7C15;
            switch (random.Next(4))
            {
                case 0:
                    CounterReading read = table.Read(hash, now, null, null);
                    (read.Count, read.Amount).Should().Be(logs[key].Read(now));
                    break;
                case 1 when added.Count > 20:
                    (int taken, int beginning, long segment, long count, long amount) = added.Dequeue();
                    if (logs[taken].Beginnings != beginning)
                    {
                        break;
                    }

                    table.Take((ulong)(taken + 1) * 0x9E3779B97F4A7C15, segment, new CellChange(count, amount));
                    logs[taken].Take(segment, count, amount);
                    break;
                default:
                    var change = new CellChange(random.Next(1, 4), random.Next(0, 1_000_000));
                    long expected = logs[key].Add(now, change.Count, change.Amount);
                    long where = table.Add(hash, now, change, out CounterReading after);
                    if ((where, after.Count, after.Amount) != (expected, logs[key].Read(now).Count, logs[key].Read(now).Amount))
                    {
                        (where, after.Count, after.Amount).Should().Be((expected, logs[key].Read(now).Count, logs[key].Read(now).Amount));
                    }

                    added.Enqueue((key, logs[key].Beginnings, where, change.Count, change.Amount));
                    break;
            }
        }
    }

    [Fact]
    public void The_moment_at_which_it_eases_is_the_first_one()
    {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++)
        {
            var table = new CounterTable<RingCell>(Hour, 100);
            DateTimeOffset now = Start;
            for (int j = random.Next(1, 30); j > 0; j--)
            {
                now += TimeSpan.FromSeconds(random.Next(0, 900));
                table.Add(1, now, new CellChange(1, random.Next(100)), out _);
            }

            (long count, long amount) = (random.Next(1, 6), random.Next(1, 300));
            CounterReading reading = table.Read(1, now, count, amount);
            if (reading.Count < count && reading.Amount < amount)
            {
                reading.EasesAt.Should().BeNull();
                continue;
            }

            DateTimeOffset easesAt = reading.EasesAt!.Value;
            CounterReading before = table.Read(1, easesAt - TimeSpan.FromTicks(1), count, amount);
            CounterReading then = table.Read(1, easesAt, count, amount);
            (before.Count >= count || before.Amount >= amount).Should().BeTrue();
            (then.Count < count && then.Amount < amount).Should().BeTrue();
        }
    }

    // Mostly a little forward; sometimes back within a window, sometimes hours or years away, and back.
    private static TimeSpan Step(Random random) => random.Next(1_000) switch
    {
        0 => TimeSpan.FromHours(random.Next(-10, 10)),
        1 => TimeSpan.FromDays(random.Next(-3, 4)),
        < 50 => TimeSpan.FromSeconds(-random.Next(1_500)),
        _ => TimeSpan.FromSeconds(random.NextDouble() * 20),
    };
}
