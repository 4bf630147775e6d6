using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>Counters in memory: adding and reading in one call, against a limiter of the framework and a dictionary of windows behind a lock.</summary>
internal static class MemoryFigures
{
    private const int Seed = 31;
    private const int Rounds = 41;
    private const int LogOperations = 1_000_000;
    private const int LogShapes = 4;
    private const int CheckedKeys = 1_000;
    private const int CheckedRoom = 10;

    // A limiter of the framework takes a kilobyte a key and half a minute to fill with ten million; a dictionary of as many windows 3 GB.
    private const int MostOfLimiter = 1_000_000;
    private const int MostOfRing = 1_000_000;

    private static readonly int[] Sizes = [1, 1_000, 1_000_000, 10_000_000];

    public static void Measure(FigureWriter figures)
    {
        CheckAnswers();
        double worstRatio = 0;
        foreach (int keys in Sizes)
        {
            worstRatio = Math.Max(worstRatio, MeasureTable(figures, keys));
            MeasureLimiter(figures, keys);
        }

        figures.Write("velocity.exact_ratio", worstRatio, "x");
        figures.Write("velocity.bytes_per_key", BytesPerKey(), "B");
        figures.Write("velocity.log_mismatches", Enumerable.Range(0, LogShapes).Sum(shape => LogMismatches(Seed + shape, TimeSpan.FromSeconds(Math.Pow(61, shape)))), "readings");
    }

    // With room for every key: a table made for just as many gives some of them up.
    private static void CheckAnswers()
    {
        var questions = new VelocityQuestions(Seed, CheckedKeys);
        using var limiter = new LimiterContestant(questions);
        new Contest(VelocityQuestions.Count, Exact(questions, CheckedRoom), Estimated(questions, CheckedRoom), new DictionaryOfWindows(questions), limiter).CheckAnswers();
    }

    private static CellContestant<TwoBucketCell> Estimated(VelocityQuestions questions, int room = 1) =>
        new(Counter.Approximate("estimated", VelocityQuestions.Window), questions, room);

    private static CellContestant<RingCell> Exact(VelocityQuestions questions, int room = 1) =>
        new(Counter.Sliding("exact", VelocityQuestions.Window), questions, room);

    /// <summary>Two buckets against themselves, an exact ring and a dictionary.</summary>
    /// <returns>How much longer an exact ring takes; 0 if it was not measured.</returns>
    private static double MeasureTable(FigureWriter figures, int keys)
    {
        var questions = new VelocityQuestions(Seed, keys);
        bool isSmall = keys <= MostOfRing;
        IContestant[] contestants = isSmall
            ? [Estimated(questions), new DictionaryOfWindows(questions), Estimated(questions), Exact(questions)]
            : [Estimated(questions), new DictionaryOfWindows(questions)];
        var contest = new Contest(VelocityQuestions.Count, contestants);
        contest.Run(Rounds);
        figures.Write($"velocity.add_read_ns.{Text(keys)}", contest.Nanoseconds(0).Median(), "ns");
        figures.Write($"velocity.dictionary_speedup.{Text(keys)}", contest.SpeedUps(1).Median(), "x");
        if (!isSmall)
            return 0;

        double ratio = contest.SpeedUps(3).Median();
        figures.Write($"velocity.exact_ratio.{Text(keys)}", ratio, "x");
        figures.Write($"control.aa.{Text(keys)}", contest.SpeedUps(2).Median(), "x");
        return ratio;
    }

    // By itself: its timer goes through all of its keys ten times a second, which would disturb the others.
    private static void MeasureLimiter(FigureWriter figures, int keys)
    {
        if (keys > MostOfLimiter)
        {
            figures.Skip($"velocity.limiter_speedup.{Text(keys)}", $"the limiter would take a kilobyte a key; measured up to {Text(MostOfLimiter)}");
            return;
        }

        var questions = new VelocityQuestions(Seed, keys);
        using var limiter = new LimiterContestant(questions);
        var contest = new Contest(VelocityQuestions.Count, Estimated(questions), limiter);
        contest.Run(Rounds);
        figures.Write($"velocity.limiter_speedup.{Text(keys)}", contest.SpeedUps(1).Median(), "x");
    }

    private static double BytesPerKey()
    {
        long capacity = new CounterCapacity().Approximate;
        CellContestant<TwoBucketCell> cells = Estimated(new VelocityQuestions(Seed, (int)capacity));
        return (double)cells.Table.SizeInBytes / cells.Table.CountHeld();
    }

    private static int LogMismatches(int seed, TimeSpan window)
    {
        var random = new Random(seed);
        Counter counter = Counter.Sliding("exact", window);
        var clock = new Tests.RandomClock(random, window);
        var ring = new Tests.OneCell<RingCell>(counter);
        var log = new Tests.ReferenceLog(counter);
        (long Segment, long Count, long Amount) last = default;
        int mismatches = 0;
        for (int i = 0; i < LogOperations / LogShapes; i++)
        {
            DateTimeOffset at = clock.Next();
            if (random.Next(10) == 0 && log.Take(last.Segment, last.Count, last.Amount))
            {
                ring.Take(last.Segment, last.Count, last.Amount);
                last = default;
            }
            else if (random.Next(2) == 0)
            {
                long count = random.Next(4);
                last = (log.Add(at, count, i), count, i);
                mismatches += ring.Add(at, count, i) == last.Segment ? 0 : 1;
            }

            mismatches += ring.Read(at) == log.Read(at) ? 0 : 1;
        }

        return mismatches;
    }

    private static string Text(int keys) => keys.ToString(CultureInfo.InvariantCulture);
}
