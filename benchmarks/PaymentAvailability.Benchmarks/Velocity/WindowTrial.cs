namespace PaymentAvailability.Benchmarks;

/// <summary>Compares the exact window with a list of everything that was added, on random operations with a clock that jumps.</summary>
internal static class WindowTrial
{
    private const int Operations = 1_000_000;
    private const int Subjects = 64;

    private static readonly Counter Window = Counter.Sliding("trial", TimeSpan.FromMinutes(12));

    /// <summary>How many of a million readings differ.</summary>
    public static int CountMismatches(int seed)
    {
        var random = new Random(seed);
        var table = new CounterTable<RingCell>(Window, 1_000);
        var logs = new List<(long Segment, int Amount)>[Subjects];
        var newest = new long[Subjects];
        Array.Fill(logs, null!);
        DateTimeOffset now = VelocityKeys.Start;
        int mismatches = 0;
        for (int i = 0; i < Operations; i++)
        {
            now += random.Next(2_000) switch
            {
                0 => TimeSpan.FromMinutes(random.Next(-120, 120)),
                1 => TimeSpan.FromDays(random.Next(-400, 400)),
                < 60 => TimeSpan.FromSeconds(-random.Next(300)),
                _ => TimeSpan.FromSeconds(random.NextDouble() * 2),
            };
            int subject = random.Next(Subjects);
            int amount = random.Next(100_000);
            long segment = Window.SegmentAt(now);
            List<(long Segment, int Amount)> log = logs[subject] ??= [];

            // Further back than the window is a clock that was put right; otherwise no time runs backwards.
            if (segment <= newest[subject] - Counter.Segments)
            {
                log.Clear();
                newest[subject] = segment;
            }

            newest[subject] = Math.Max(newest[subject], segment);
            log.Add((newest[subject], amount));
            log.RemoveAll(added => added.Segment <= newest[subject] - Counter.Segments);
            table.Add(VelocityKeys.KeyOf(subject), now, new CellChange(1, amount), out CounterReading reading);
            mismatches += reading.Count == log.Count && reading.Amount == log.Sum(static added => (long)added.Amount) ? 0 : 1;
        }

        return mismatches;
    }
}
