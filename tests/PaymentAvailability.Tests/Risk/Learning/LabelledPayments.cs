namespace PaymentAvailability.Tests;

/// <summary>Made-up payments: an amount, a count, a ratio that may be missing, and whether they are bad, which follows from them mostly.</summary>
internal sealed class LabelledPayments(int seed)
{
    private readonly Random _random = new(seed);

    public RiskFeature[] Features()
    {
        double ratio = _random.Next(5) == 0 ? double.NaN : Math.Exp(2 * (_random.NextDouble() - 0.5));
        return [new("amount", Math.Exp(8 * _random.NextDouble())), new("payments", _random.Next(6)), new("ratio", ratio), new("balance", 200 * (_random.NextDouble() - 0.5))];
    }

    /// <summary>Whatever a caller may pass.</summary>
    public RiskFeature[] WildFeatures() =>
        [.. Enumerable.Range(0, _random.Next(8)).Select(_ => new RiskFeature("abcd"[_random.Next(4)].ToString(), Wild()))];

    /// <summary>Large amounts and many payments are bad, nine times in ten; others one time in ten.</summary>
    public bool IsBad(RiskFeature[] features) =>
        _random.NextDouble() < (features[0].Value > 400 && features[1].Value >= 3 ? 0.9 : 0.1);

    private double Wild() => _random.Next(10) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => 0,
        4 => double.Epsilon,
        5 => -double.MaxValue,
        _ => Math.Exp(40 * (_random.NextDouble() - 0.5)) * (_random.Next(2) == 0 ? 1 : -1),
    };
}
