namespace PaymentAvailability;

/// <summary>Median and median absolute deviation: what is usual, and how much it varies, whatever a few odd values are.</summary>
/// <param name="Median">The median.</param>
/// <param name="Deviation">The median of the distances from it.</param>
internal readonly record struct RobustSpread(double Median, double Deviation)
{
    // Makes the deviation of a normal distribution its standard deviation (Iglewicz and Hoaglin, 1993).
    private const double OfNormal = 0.6745;

    // Amounts that never vary would make any other one infinitely odd: a tenth of the amount is taken as usual.
    private static readonly double LeastDeviation = OfNormal * Math.Log(1.1);

    public static RobustSpread Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        double median = MedianOf(sorted);
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = Math.Abs(sorted[i] - median);
        }

        return new RobustSpread(median, MedianOf(sorted));
    }

    /// <summary>How many deviations a value is above the median; negative below.</summary>
    public double ScoreOf(double value) => OfNormal * (value - Median) / Math.Max(Deviation, LeastDeviation);

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
