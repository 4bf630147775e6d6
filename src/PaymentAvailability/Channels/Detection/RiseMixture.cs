namespace PaymentAvailability;

/// <summary>
/// The rates of bad outcomes that a <see cref="RiseDetector"/> looks out for, and how much weight each has: evenly spaced in the logarithm
/// of their odds, from the smallest rise that matters to nearly always, with weights that fall with a power of the odds.
/// </summary>
/// <remarks>
/// A component of weight w costs about ln(1/w) of evidence. Small rises give little evidence a payment but wait for less of it, ln(A times
/// the information of one payment), so an equal loss in percent asks for more weight on them. The power was fitted to the weights that make the
/// worst ratio to an oracle least, over rates after the change on and off the grid, for usual rates of 0.01, 0.03 and 0.06.
/// </remarks>
internal static class RiseMixture
{
    /// <summary>How many rises are looked out for at once: as many as one vector holds.</summary>
    public const int Size = 8;

    // The odds of the greatest rate, 0.923: a total outage is then found after as many payments as if 1 were meant.
    private const double GreatestOdds = 12;

    // The power is this over the smallest odds ratio, at most the next one.
    private const double Steepness = 0.9;
    private const double GreatestPower = 0.8;

    /// <summary>Works out the components for a usual rate.</summary>
    /// <param name="usual">The usual rate of bad outcomes, above 0 and below 1.</param>
    /// <param name="smallestRise">By how much the smallest rate looked out for exceeds it.</param>
    /// <param name="rates">Receives the rate of each component, rising.</param>
    /// <param name="weights">Receives their weights, which add up to 1.</param>
    public static void Fill(double usual, double smallestRise, Span<double> rates, Span<double> weights)
    {
        double lowest = OddsOf(Math.Min(usual + smallestRise, 0.98));
        double highest = Math.Max(GreatestOdds, 2 * lowest);
        double power = Math.Min(Steepness * OddsOf(usual) / lowest, GreatestPower);
        double sum = 0;
        for (int i = 0; i < Size; i++)
        {
            double odds = lowest * Math.Pow(highest / lowest, i / (Size - 1.0));
            rates[i] = odds / (1 + odds);
            weights[i] = Math.Pow(odds, -power);
            sum += weights[i];
        }

        for (int i = 0; i < Size; i++)
            weights[i] /= sum;
    }

    private static double OddsOf(double rate) => rate / (1 - rate);
}
