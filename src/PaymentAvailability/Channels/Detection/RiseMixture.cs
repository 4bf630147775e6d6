namespace PaymentAvailability;

/// <summary>The rises of a rate that a <see cref="RiseDetector"/> looks out for, and how much weight each has.</summary>
internal static class RiseMixture
{
    /// <summary>How many rises are looked out for at once: two vectors of four.</summary>
    public const int Size = 8;

    // The rates are evenly spaced in the logarithm of their odds, from somewhat above the usual to nearly always.
    private const double SmallestRise = 1.7;
    private const double GreatestOdds = 50;

    /// <summary>Works out what one bad and one good outcome multiply each component with.</summary>
    /// <param name="usual">The usual rate of bad outcomes, above 0 and below 1.</param>
    /// <param name="dispersion">By how much the variance of counts exceeds the binomial one, 1 or more; tempers the evidence.</param>
    /// <param name="rates">Receives the rate of each component.</param>
    /// <param name="onBad">Receives the factors of a bad outcome.</param>
    /// <param name="onGood">Receives the factors of a good outcome.</param>
    public static void Fill(double usual, double dispersion, Span<double> rates, Span<double> onBad, Span<double> onGood)
    {
        double odds = usual / (1 - usual);
        double lowest = odds * SmallestRise;
        double highest = Math.Max(GreatestOdds, lowest * SmallestRise);
        for (int i = 0; i < Size; i++)
        {
            double changed = lowest * Math.Pow(highest / lowest, i / (Size - 1.0));
            double rate = changed / (1 + changed);
            rates[i] = rate;
            onBad[i] = Math.Pow(rate / usual, 1 / dispersion);
            onGood[i] = Math.Pow((1 - rate) / (1 - usual), 1 / dispersion);
        }
    }

    /// <summary>The rate of one component.</summary>
    public static double RateOf(int component, double usual)
    {
        double lowest = usual / (1 - usual) * SmallestRise;
        double highest = Math.Max(GreatestOdds, lowest * SmallestRise);
        double changed = lowest * Math.Pow(highest / lowest, component / (Size - 1.0));
        return changed / (1 + changed);
    }
}
