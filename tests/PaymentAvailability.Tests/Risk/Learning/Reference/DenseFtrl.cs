namespace PaymentAvailability.Tests;

/// <summary>
/// FTRL-Proximal as the paper writes it (McMahan et al. 2013, algorithm 1), over a dictionary of inputs, with a weight worked out from its
/// two sums whenever it is needed. Slow, in double precision, without limits.
/// </summary>
internal sealed class DenseFtrl(double alpha, double beta, double l1, double l2, double bias)
{
    private readonly Dictionary<(string Name, int Input), (double Z, double N)> _sums = [];

    public double Predict(IEnumerable<RiskFeature> features) =>
        1 / (1 + Math.Exp(-(bias + InputsOf(features).Sum(input => WeightOf(input.Key) * input.Value))));

    public void Learn(IEnumerable<RiskFeature> features, bool isBad)
    {
        double error = Predict(features) - (isBad ? 1 : 0);
        foreach (((string, int) key, double value) in InputsOf(features).ToList())
        {
            (double z, double n) = _sums.GetValueOrDefault(key);
            double g = error * value;
            double sigma = (Math.Sqrt(n + (g * g)) - Math.Sqrt(n)) / alpha;
            _sums[key] = (z + g - (sigma * WeightOf(key)), n + (g * g));
        }
    }

    private double WeightOf((string, int) key)
    {
        (double z, double n) = _sums.GetValueOrDefault(key);
        return Math.Abs(z) <= l1 ? 0 : -(z - (Math.Sign(z) * l1)) / (((beta + Math.Sqrt(n)) / alpha) + l2);
    }

    private static IEnumerable<KeyValuePair<(string, int), double>> InputsOf(IEnumerable<RiskFeature> features)
    {
        yield return new(("", 0), 1);
        var inputs = new FeatureInput[FeatureEncoder.MostActive];
        foreach (RiskFeature feature in features.DistinctBy(feature => feature.Name))
        {
            int count = FeatureEncoder.Encode(feature.Value, 0, inputs);
            for (int i = 0; i < count; i++)
                yield return new((feature.Name, inputs[i].Index), inputs[i].Value);
        }
    }
}
