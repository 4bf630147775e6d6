namespace PaymentAvailability.Tests;

/// <summary>
/// The statistic of <see cref="RiseDetector"/> by its definition: for every rise and every moment at which it may have begun, the likelihood of
/// the outcomes since, relative to no rise, all added up. Quadratic in the outcomes; for reading.
/// </summary>
internal static class ReferenceRiseStatistic
{
    public static double Of(IReadOnlyList<bool> outcomes, double usual, double smallestRise, double dispersion)
    {
        double[] rates = new double[RiseMixture.Size];
        double[] weights = new double[RiseMixture.Size];
        RiseMixture.Fill(usual, smallestRise, rates, weights);
        double sum = 0;
        for (int component = 0; component < rates.Length; component++)
        {
            for (int begin = 0; begin < outcomes.Count; begin++)
            {
                double logarithm = outcomes.Skip(begin).Sum(isBad => isBad
                    ? Math.Log(rates[component] / usual)
                    : Math.Log((1 - rates[component]) / (1 - usual)));
                sum += weights[component] * Math.Exp(logarithm / dispersion);
            }
        }

        return sum;
    }
}
