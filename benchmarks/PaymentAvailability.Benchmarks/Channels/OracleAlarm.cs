namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The best there is when both rates are known: Page's CUSUM of the log likelihood ratio (E. S. Page, Biometrika 41, 1954), optimal among all
/// rules with the same mean between false alarms (G. V. Moustakides, Ann. Statist. 14, 1986).
/// </summary>
internal struct OracleAlarm : IAlarm
{
    private const int TiltedCycles = 20_000;
    private const int HealthyCycles = 100_000;

    // Sums of the same two steps in another order differ by rounding.
    private const double Rounding = 1e-9;

    private readonly double _onBad;
    private readonly double _onGood;
    private readonly double _threshold;
    private double _sum;

    private OracleAlarm(double usual, double changed, double threshold)
    {
        _onBad = Math.Log(changed / usual);
        _onGood = changed < 1 ? Math.Log((1 - changed) / (1 - usual)) : double.NegativeInfinity;
        _threshold = threshold - Rounding;
    }

    public bool Add(bool isBad)
    {
        _sum = Math.Max(_sum, 0) + (isBad ? _onBad : _onGood);
        return _sum >= _threshold;
    }

    public void Restart() => _sum = 0;

    /// <summary>The oracle with the lowest threshold whose mean between false alarms is not below a given one.</summary>
    public static OracleAlarm Tune(double usual, double changed, double paymentsBetweenFalseAlarms, ulong seed)
    {
        if (changed >= 1)
        {
            // So many failures in a row, for which the mean is known exactly.
            int inARow = 1;
            while ((Math.Pow(usual, -inARow) - 1) / (1 - usual) < paymentsBetweenFalseAlarms)
                inARow++;
            return new OracleAlarm(usual, changed, inARow * Math.Log(1 / usual));
        }

        double low = 0.5;
        double high = 25;
        while (high - low > 1e-4)
        {
            double middle = (low + high) / 2;
            (low, high) = MeanBetweenFalseAlarms(usual, changed, middle, seed) >= paymentsBetweenFalseAlarms ? (low, middle) : (middle, high);
        }

        return new OracleAlarm(usual, changed, high);
    }

    // The mean length of a cycle from 0 back to 0, over the chance that a cycle reaches the threshold. That chance is small, so it is
    // estimated under the changed rate and weighed back by the likelihood ratio, which is what the sum is the logarithm of (D. Siegmund,
    // Sequential Analysis, 1985).
    private static double MeanBetweenFalseAlarms(double usual, double changed, double threshold, ulong seed)
    {
        var rule = new OracleAlarm(usual, changed, threshold);
        var coin = new Coin(seed);
        double reached = 0;
        for (int cycle = 0; cycle < TiltedCycles; cycle++)
        {
            double end = rule.RunCycle(ref coin, changed, out _);
            reached += end > 0 ? Math.Exp(-end) : 0;
        }

        double payments = 0;
        for (int cycle = 0; cycle < HealthyCycles; cycle++)
        {
            rule.RunCycle(ref coin, usual, out int length);
            payments += length;
        }

        return payments / HealthyCycles / (reached / TiltedCycles);
    }

    private readonly double RunCycle(ref Coin coin, double rate, out int length)
    {
        double sum = 0;
        length = 0;
        do
        {
            length++;
            sum += coin.IsBad(rate) ? _onBad : _onGood;
        }
        while (sum > 0 && sum < _threshold);
        return sum;
    }
}
