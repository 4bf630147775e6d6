namespace PaymentAvailability.Benchmarks;

/// <summary>What a counter costs in memory, against what else there is, and on PostgreSQL.</summary>
internal sealed class VelocityArea : Area
{
    private const int Rounds = 12;
    private const int Exact = 1;
    private const int Again = 2;
    private const int Rival = 3;
    private const int Limiter = 4;
    private const int Seed = 17;

    // Ten million limiters take more memory and time than a run has.
    private const int MostLimiters = 1_000_000;

    private static readonly Counter TwoBuckets = Counter.Approximate("two_buckets", VelocityKeys.Window);

    private static readonly Counter Ring = Counter.Sliding("ring", VelocityKeys.Window);

    public override string Name => "velocity";

    public override void Measure(FigureWriter figures)
    {
        foreach (int count in (int[])[1, 1_000, 1_000_000, 10_000_000])
        {
            MeasureSize(figures, count);
            GC.Collect();
        }

        figures.Write("velocity.log_mismatches", WindowTrial.CountMismatches(Seed), "of 1000000");
        SharedCounterFigures.MeasureAsync(figures).GetAwaiter().GetResult();
    }

    private static void MeasureSize(FigureWriter figures, int count)
    {
        var keys = new VelocityKeys(count);
        var approximate = new TableContestant<TwoBucketCell>("two buckets", TwoBuckets, keys);
        List<IContestant> contestants =
        [
            approximate, new TableContestant<RingCell>("ring", Ring, keys),

            // The same table again shows the noise.
            new TableContestant<TwoBucketCell>("two buckets again", TwoBuckets, keys), new LockedRingsContestant(keys),
        ];
        using LimiterContestant? limiter = count <= MostLimiters ? new LimiterContestant(keys) : null;
        if (limiter is not null)
        {
            contestants.Add(limiter);
        }

        var contest = new Contest(VelocityKeys.Questions, [.. contestants]);
        contest.CheckAnswers();
        contest.Run(Rounds);
        figures.Write($"velocity.add_read_ns.{count}", contest.Nanoseconds(0).Median(), "ns");
        figures.Write($"velocity.exact_ratio.{count}", contest.SpeedUps(Exact).Median(), "x");
        figures.Write($"velocity.dictionary_speedup.{count}", contest.SpeedUps(Rival).Median(), "x");
        if (limiter is null)
        {
            figures.Skip($"velocity.limiter_speedup.{count}", "so many limiters take more memory and time than a run has");
        }
        else
        {
            figures.Write($"velocity.limiter_speedup.{count}", contest.SpeedUps(Limiter).Median(), "x");
        }

        figures.Write($"control.aa.{count}", contest.SpeedUps(Again).Median(), "x");
        if (count == 10_000_000)
        {
            figures.Write("velocity.bytes_per_key", approximate.BytesPerKey, "B");
            figures.Write("velocity.keys_kept", approximate.Kept, "share");
        }
    }
}
