namespace PaymentAvailability.Benchmarks;

/// <summary>
/// Measures alarms on made-up payments. Every contestant sees the same payments: those before the change depend on the seed alone, those
/// after it on the seed and the number of the change.
/// </summary>
internal static class AlarmTrial
{
    public const int Seeds = 100;
    public const ulong FirstSeed = 20261122;

    private const int FalseAlarmsPerSeed = 10;
    private const int ChangesPerSeed = 100;
    private const int PaymentsToSettle = 5_000;
    private const int LeastBetweenChanges = 500;
    private const int MoreBetweenChanges = 500;

    /// <summary>The mean number of payments until a false alarm, counted from the start or from the one before; 1,000 alarms.</summary>
    public static double MeanBetweenFalseAlarms<TAlarm>(TAlarm fresh, double usual)
        where TAlarm : struct, IAlarm
    {
        double payments = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var coin = new Coin(FirstSeed + (ulong)seed);
            for (int alarm = 0; alarm < FalseAlarmsPerSeed; alarm++)
            {
                TAlarm watching = fresh;
                do
                {
                    payments++;
                }
                while (!watching.Add(coin.IsBad(usual)));
            }
        }

        return payments / Seeds / FalseAlarmsPerSeed;
    }

    /// <summary>
    /// The mean number of payments from a change to the alarm. The change comes at a random moment of a long healthy stretch; a false alarm
    /// before it starts the contestant anew.
    /// </summary>
    /// <param name="fresh">The contestant.</param>
    /// <param name="usual">The share of bad outcomes before the change.</param>
    /// <param name="changed">The share after it.</param>
    /// <param name="cap">After how many payments a change counts as missed; it then counts as found at that moment.</param>
    public static (double Delay, double Missed) MeanDelay<TAlarm>(TAlarm fresh, double usual, double changed, int cap = int.MaxValue)
        where TAlarm : struct, IAlarm
    {
        double payments = 0;
        double missed = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            ulong origin = FirstSeed + (ulong)seed;
            var coin = new Coin(origin);
            TAlarm watching = fresh;
            Watch(ref watching, ref coin, usual, PaymentsToSettle);
            for (int change = 0; change < ChangesPerSeed; change++)
            {
                Watch(ref watching, ref coin, usual, LeastBetweenChanges + coin.Below(MoreBetweenChanges));
                TAlarm fork = watching;
                Coin after = AfterChange(origin, change);
                int delay = 1;
                while (!fork.Add(after.IsBad(changed)) && delay < cap)
                    delay++;
                payments += delay;
                missed += delay >= cap ? 1 : 0;
            }
        }

        return (payments / Seeds / ChangesPerSeed, missed / Seeds / ChangesPerSeed);
    }

    /// <summary>The payments after a change.</summary>
    public static Coin AfterChange(ulong seed, int change) => new((seed * 1_000_003) + (ulong)change);

    private static void Watch<TAlarm>(ref TAlarm watching, ref Coin coin, double rate, int payments)
        where TAlarm : struct, IAlarm
    {
        for (int i = 0; i < payments; i++)
        {
            if (watching.Add(coin.IsBad(rate)))
                watching.Restart();
        }
    }
}
