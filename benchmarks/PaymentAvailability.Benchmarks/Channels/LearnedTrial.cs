using System.Reflection;

namespace PaymentAvailability.Benchmarks;

/// <summary>Measures <see cref="OutcomeTracker"/> on made-up payments at ten a second; it must learn the usual rate from them.</summary>
internal static class LearnedTrial
{
    /// <summary>What each tracker has seen before it is measured: not quite three hours.</summary>
    public const int PaymentsToLearn = 100_000;

    private const int PaymentsForFalseAlarms = 1_000_000;
    private const int ChangesPerSeed = 50;
    private const int LeastBetweenChanges = 500;
    private const int MoreBetweenChanges = 500;

    private static readonly TimeSpan BetweenPayments = TimeSpan.FromMilliseconds(100);
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    // A tracker is one object without references to anything that changes, so a shallow copy is a fork of its history.
    private static readonly Func<OutcomeTracker, object> Copy =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<OutcomeTracker, object>>();

    /// <summary>Runs every seed once: false alarms while learning goes on, then changes to each rate.</summary>
    public static (double BetweenFalseAlarms, double[] Delays) Run(double usual, double[] changed, ChannelDetectionOptions options)
    {
        var delays = new double[changed.Length];
        long falseAlarms = 0;
        for (int seed = 0; seed < AlarmTrial.Seeds; seed++)
        {
            ulong origin = AlarmTrial.FirstSeed + (ulong)seed;
            var coin = new Coin(origin);
            DateTimeOffset now = Start;
            var tracker = new OutcomeTracker(options, now);
            Watch(tracker, ref coin, usual, PaymentsToLearn, ref now);
            OutcomeTracker learned = (OutcomeTracker)Copy(tracker);
            DateTimeOffset learnedAt = now;
            falseAlarms += Watch(tracker, ref coin, usual, PaymentsForFalseAlarms, ref now);
            for (int change = 0; change < ChangesPerSeed; change++)
            {
                Watch(learned, ref coin, usual, LeastBetweenChanges + coin.Below(MoreBetweenChanges), ref learnedAt);
                for (int i = 0; i < changed.Length; i++)
                    delays[i] += DelayOf((OutcomeTracker)Copy(learned), AlarmTrial.AfterChange(origin, change), changed[i], learnedAt);
            }
        }

        double payments = (double)PaymentsForFalseAlarms * AlarmTrial.Seeds;
        return (payments / falseAlarms, [.. delays.Select(sum => sum / AlarmTrial.Seeds / ChangesPerSeed)]);
    }

    private static int Watch(OutcomeTracker tracker, ref Coin coin, double rate, int payments, ref DateTimeOffset now)
    {
        int alarms = 0;
        for (int i = 0; i < payments; i++)
        {
            now += BetweenPayments;
            if (tracker.Record(coin.IsBad(rate), null, now) != Suspicion.None)
            {
                alarms++;
                tracker.Restart(now);
            }
        }

        return alarms;
    }

    private static int DelayOf(OutcomeTracker tracker, Coin after, double rate, DateTimeOffset now)
    {
        for (int delay = 1; ; delay++)
        {
            now += BetweenPayments;
            if (tracker.Record(after.IsBad(rate), null, now) != Suspicion.None)
                return delay;
        }
    }
}
