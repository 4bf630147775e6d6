namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The rule of Polly.Core's circuit breaker written out: counts in ten parts of the sampling duration, compared with the ratio at each
/// failure. Quick enough to measure false alarms with; <see cref="PollyBreaker.Check"/> holds it against Polly.Core itself.
/// </summary>
internal struct PollyModel
{
    private const int Parts = 10;

    private readonly int _paymentsPerPart;
    private readonly int[] _payments = new int[Parts];
    private readonly int[] _failures = new int[Parts];
    private int _part;
    private int _inPart;
    private int _allPayments;
    private int _allFailures;

    /// <param name="samplingPayments">How many payments come in the sampling duration, a multiple of ten.</param>
    public PollyModel(int samplingPayments) => _paymentsPerPart = samplingPayments / Parts;

    public readonly int Payments => _allPayments;

    /// <summary>Takes in one payment, and tells the share of failures that Polly compares, or 0 when it compares nothing.</summary>
    public double Add(bool isBad)
    {
        if (_inPart == _paymentsPerPart)
        {
            _part = (_part + 1) % Parts;
            _allPayments -= _payments[_part];
            _allFailures -= _failures[_part];
            _payments[_part] = _failures[_part] = 0;
            _inPart = 0;
        }

        _inPart++;
        _payments[_part]++;
        _allPayments++;
        if (!isBad)
            return 0;
        _failures[_part]++;
        _allFailures++;
        return (double)_allFailures / _allPayments;
    }

    /// <summary>
    /// The lowest ratio, in steps of a thousandth, whose mean between false alarms is not below a given one. Crossings within one sampling
    /// duration count once.
    /// </summary>
    public static double Tune(int samplingPayments, double usual, double paymentsBetweenFalseAlarms, ulong seed, long payments)
    {
        double[] between = MeansBetweenFalseAlarms(samplingPayments, usual, seed, payments);
        int lowest = Array.FindLastIndex(between, mean => mean < paymentsBetweenFalseAlarms) + 1;
        return lowest / 1000.0;
    }

    /// <summary>The mean between false alarms for each ratio in thousandths.</summary>
    public static double[] MeansBetweenFalseAlarms(int samplingPayments, double usual, ulong seed, long payments)
    {
        var counts = new int[1001];
        var last = new long[1001];
        Array.Fill(last, long.MinValue / 2);
        var model = new PollyModel(samplingPayments);
        var coin = new Coin(seed);
        for (long payment = -samplingPayments; payment < payments; payment++)
        {
            double ratio = model.Add(coin.IsBad(usual));
            if (payment < 0)
                continue;

            // Levels below the usual rate are crossed all the time.
            for (int level = (int)(ratio * 1000); level > usual * 1000; level--)
            {
                if (payment - last[level] <= samplingPayments)
                    continue;
                counts[level]++;
                last[level] = payment;
            }
        }

        return [.. counts.Select((count, level) => level <= usual * 1000 ? 0 : count == 0 ? double.PositiveInfinity : (double)payments / count)];
    }
}
