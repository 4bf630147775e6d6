namespace PaymentAvailability.Benchmarks;

/// <summary>Whether bad payments are told from good ones by what is learned from late labels.</summary>
internal sealed class RiskArea : Area
{
    private const int Questions = 256;
    private const int Rounds = 40;

    public override string Name => "risk";

    public override void Measure(FigureWriter figures)
    {
        MeasureResolve(figures);
        PeakRules.Measure(figures);
        var asking = new Contest(Questions, new PredictContestant(Questions));
        asking.Run(Rounds);
        figures.Write("risk.predict_ns", asking.Nanoseconds(0).Median(), "ns");
        ChargebackTrial.Measure(figures);
        HandbookSeries.Measure(figures);
        DriftTrial.Measure(figures);
    }

    private static void MeasureResolve(FigureWriter figures)
    {
        const int Questions = 256;
        const int Rounds = 40;
        using var ruled = new RiskResolveContestant("with rules", Questions, hasRules: true);
        using var again = new RiskResolveContestant("with rules again", Questions, hasRules: true);
        using var plain = new RiskResolveContestant("without rules", Questions, hasRules: false);
        var contest = new Contest(Questions, ruled, again, plain);
        contest.CheckAnswers();
        contest.Run(Rounds);
        figures.Write("risk.resolve_ns", contest.Nanoseconds(0).Median(), "ns");
        figures.Write("risk.resolve_without_rules_ns", contest.Nanoseconds(2).Median(), "ns");
        figures.Write("control.aa.resolve", contest.SpeedUps(1).Median(), "x");
    }
}
