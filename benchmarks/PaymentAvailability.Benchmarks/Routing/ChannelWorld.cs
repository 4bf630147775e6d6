namespace PaymentAvailability.Benchmarks;

/// <summary>How good every channel is at every payment, and what would come of each payment over each channel.</summary>
internal sealed class ChannelWorld
{
    private readonly double[][] _rates;
    private readonly ulong _seed;

    private ChannelWorld(double[][] rates, ulong seed)
    {
        _rates = rates;
        _seed = seed;
        Changes =
        [
            .. from channel in Enumerable.Range(0, rates.Length)
               from payment in Enumerable.Range(1, rates[channel].Length - 1)
               where rates[channel][payment] != rates[channel][payment - 1]
               orderby payment
               select (payment, channel),
        ];
    }

    public int Channels => _rates.Length;

    public int Payments => _rates[0].Length;

    /// <summary>When which channel changes, in order of time.</summary>
    public IReadOnlyList<(int Payment, int Channel)> Changes { get; }

    public double RateOf(int channel, int payment) => _rates[channel][payment];

    /// <summary>What comes of a payment over a channel: the same for every router.</summary>
    public bool Succeeds(int channel, int payment) => Chance.At(_seed, ((ulong)channel << 32) | (uint)payment) < _rates[channel][payment];

    public double RegretOf(int channel, int payment)
    {
        double best = 0;
        foreach (double[] rates in _rates)
            best = Math.Max(best, rates[payment]);
        return best - _rates[channel][payment];
    }

    /// <summary>
    /// Channels that work in 93 to 99 of 100 payments, each with about two outages (0 to 30 of 100) of 300 to 3,000 payments and four dips
    /// (to 60 to 97 % of the usual) of 600 to 6,000 in 100,000 payments. Every number is drawn evenly, and none is on the filter's grid.
    /// </summary>
    public static ChannelWorld WithOutagesAndDips(int seed, int channels, int payments)
    {
        var random = new Random(seed);
        var rates = new double[channels][];
        for (int channel = 0; channel < channels; channel++)
        {
            double usual = Between(0.93, 0.99);
            rates[channel] = [.. Enumerable.Repeat(usual, payments)];
            Strike(rates[channel], meanApart: 25_000, shortest: 600, longest: 6_000, () => usual * Between(0.6, 0.97));
            Strike(rates[channel], meanApart: 50_000, shortest: 300, longest: 3_000, () => Between(0, 0.3));
        }

        return new ChannelWorld(rates, (ulong)seed);

        double Between(double low, double high) => low + (random.NextDouble() * (high - low));

        void Strike(double[] over, int meanApart, int shortest, int longest, Func<double> rate)
        {
            for (double at = NextGap(); at < over.Length; at += NextGap())
            {
                int length = (int)Between(shortest, longest);
                over.AsSpan((int)at, Math.Min(length, over.Length - (int)at)).Fill(rate());
                at += length;
            }

            double NextGap() => -meanApart * Math.Log(1 - random.NextDouble());
        }
    }

    /// <summary>Segments of equal length, each with a rate for every channel.</summary>
    public static ChannelWorld OfSegments(int seed, int length, params double[][] segments) => new(
        [.. Enumerable.Range(0, segments[0].Length).Select(channel => segments.SelectMany(segment => Enumerable.Repeat(segment[channel], length)).ToArray())],
        (ulong)seed);
}
