namespace PaymentAvailability.Benchmarks;

/// <summary>
/// Good payments whose scores drift: at first steady, then rising slowly until about nine times as many would be held up, then a jump, then
/// quickly back. The labels come two thousand payments late. Each twenty thousand
/// payments are looked at on their own.
/// </summary>
internal static class DriftTrial
{
    private const int Payments = 500_000;
    private const int Window = 20_000;
    private const int Delay = 2_000;
    private const int Seeds = 20;
    private const double Target = 0.01;

    // So that one payment of a hundred has a score of at least 1 / (1 + e^4) at first.
    private const double Usual = -4 - 2.3263;

    public static void Measure(FigureWriter figures)
    {
        double[] controlled = [.. Enumerable.Range(1, Seeds).Select(seed => Worst(seed, Control.Learned))];
        figures.Write("risk.fpr_worst_window", controlled.Average(), "points");
        figures.Write("risk.fpr_worst_window.most", controlled.Max(), "points");
        figures.Write("risk.fpr_worst_window.oracle", Enumerable.Range(1, Seeds).Average(seed => Worst(seed, Control.Oracle)), "points");
        figures.Write("risk.fpr_worst_window.static", Worst(1, Control.Static), "points");
    }

    private static double Worst(int seed, Control kind)
    {
        var random = new Random(seed);
        var control = new ThresholdControl(new ThresholdControlOptions { Target = Target, Static = 1 / (1 + Math.Exp(4)), Minimum = 0.001 });
        var unlabelled = new Queue<(double Score, ThresholdDecision Decision)>();
        int heldUp = 0;
        double worst = 0;
        for (int payment = 0; payment < Payments; payment++)
        {
            double score = 1 / (1 + Math.Exp(-(Usual + DriftAt(payment) + Normal(random))));
            ThresholdDecision decision = kind == Control.Oracle ? new(1 / (1 + Math.Exp(4 - DriftAt(payment))), payment) : control.Decide();
            heldUp += decision.IsHeldUp(score) ? 1 : 0;
            unlabelled.Enqueue((score, decision));
            if (kind == Control.Learned && unlabelled.Count > Delay)
            {
                (double Score, ThresholdDecision Decision) labelled = unlabelled.Dequeue();
                control.LearnGood(labelled.Score, labelled.Decision);
            }

            if ((payment + 1) % Window == 0)
            {
                worst = Math.Max(worst, 100 * Math.Abs(((double)heldUp / Window) - Target));
                heldUp = 0;
            }
        }

        return worst;
    }

    // The oracle's threshold is always the right one: what is left is chance.
    private enum Control
    {
        Learned,
        Oracle,
        Static,
    }

    private static double DriftAt(int payment) => payment switch
    {
        < 100_000 => 0,
        < 200_000 => (payment - 100_000) / 100_000.0,
        < 300_000 => 1.2,
        < 360_000 => 1.2 * (360_000 - payment) / 60_000,
        _ => 0,
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
