namespace PaymentAvailability.Benchmarks;

/// <summary>
/// An oracle: Thompson sampling with a Beta belief that forgets a channel whenever it is told that it changed: that, and since which payment, not to
/// what. It never takes chance for a change nor a change for chance, and it looks at a channel again only when there is something new to see.
/// </summary>
internal sealed class ToldRouter : IRouter, IToldOfChanges
{
    private readonly Random _random;
    private readonly (double Successes, double Failures, int Since)[] _channels;

    /// <param name="seed">Where chance begins.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="toldAfter">How many payments after the change it is told: the delay of outcomes when it is to know what outcomes could tell at best.</param>
    public ToldRouter(int seed, int channels, int toldAfter)
    {
        _random = new Random(seed);
        _channels = new (double, double, int)[channels];
        ToldAfter = toldAfter;
    }

    public int ToldAfter { get; }

    public int Choose(int payment)
    {
        int best = 0;
        double highest = -1;
        for (int channel = 0; channel < _channels.Length; channel++)
        {
            double successes = Gamma(_channels[channel].Successes + 1);
            double rate = successes / (successes + Gamma(_channels[channel].Failures + 1));
            if (rate > highest)
                (best, highest) = (channel, rate);
        }

        return best;
    }

    public void Learn(int payment, int channel, bool isSuccess)
    {
        ref (double Successes, double Failures, int Since) known = ref _channels[channel];
        if (payment >= known.Since)
        {
            known.Successes += isSuccess ? 1 : 0;
            known.Failures += isSuccess ? 0 : 1;
        }
    }

    public void Tell(int payment, int channel) => _channels[channel] = (0, 0, payment);

    // G. Marsaglia, W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000); for shapes of 1 and more.
    private double Gamma(double shape)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal();
            double v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }

    // The polar method of Marsaglia and Bray (1964).
    private double Normal()
    {
        while (true)
        {
            double x = (2 * _random.NextDouble()) - 1;
            double y = (2 * _random.NextDouble()) - 1;
            double s = (x * x) + (y * y);
            if (s is < 1 and > 0)
                return x * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }
}
