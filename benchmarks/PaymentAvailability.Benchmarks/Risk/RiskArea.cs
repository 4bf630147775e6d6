namespace PaymentAvailability.Benchmarks;

/// <summary>Whether bad payments are told from good ones by what is learned from late labels.</summary>
internal sealed class RiskArea : Area
{
    public override string Name => "risk";

    public override void Measure(FigureWriter figures)
    {
        ChargebackTrial.Measure(figures);
        HandbookSeries.Measure(figures);
        DriftTrial.Measure(figures);
    }
}
