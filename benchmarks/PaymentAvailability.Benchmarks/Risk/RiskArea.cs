namespace PaymentAvailability.Benchmarks;

/// <summary>Whether bad payments are told from good ones by what is learned from late labels.</summary>
internal sealed class RiskArea : Area
{
    private const int Questions = 256;
    private const int Rounds = 40;

    public override string Name => "risk";

    public override void Measure(FigureWriter figures)
    {
        var asking = new Contest(Questions, new PredictContestant(Questions));
        asking.Run(Rounds);
        figures.Write("risk.predict_ns", asking.Nanoseconds(0).Median(), "ns");
        ChargebackTrial.Measure(figures);
        HandbookSeries.Measure(figures);
        DriftTrial.Measure(figures);
    }
}
