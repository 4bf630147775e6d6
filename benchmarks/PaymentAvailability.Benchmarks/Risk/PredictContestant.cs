namespace PaymentAvailability.Benchmarks;

/// <summary>Asks a model that has learned a little about payments of sixteen features.</summary>
internal sealed class PredictContestant : IContestant
{
    private const int Features = 16;
    private const int Labels = 2_000;
    private const int Seed = 7;

    private readonly OnlineModel _model = new(new OnlineModelOptions());
    private readonly RiskFeature[][] _payments;

    public PredictContestant(int questions)
    {
        var random = new Random(Seed);
        string[] names = [.. Enumerable.Range(0, Features).Select(i => $"feature.of.a.payment.{i}")];
        RiskFeature[] Make() => [.. names.Select(name => new RiskFeature(name, Math.Exp(10 * random.NextDouble())))];
        for (int i = 0; i < Labels; i++)
            _model.Learn(Make(), i % 50 == 0);
        _payments = [.. Enumerable.Range(0, questions).Select(_ => Make())];
    }

    public string Name => "online model";

    public long AnswerAll()
    {
        double sum = 0;
        foreach (RiskFeature[] payment in _payments)
            sum += _model.Predict(payment);
        return BitConverter.DoubleToInt64Bits(sum);
    }

    public string Explain(int question) => $"{_model.Predict(_payments[question])}";
}
