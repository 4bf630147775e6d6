using System.Globalization;

namespace PaymentAvailability.Benchmarks;

/// <summary>Real payments one after the other: each is scored by what was learned from those before it whose label has come.</summary>
internal static class ChargebackTrial
{
    // What a month before any label would have been told: the odds rise as amounts, frequencies and numbers of cards do.
    private static readonly Dictionary<string, RiskPrior> Priors = new()
    {
        ["amount"] = new(100, Math.Log(2)),
        ["user.payments.7d"] = new(1, Math.Log(2)),
        ["user.cards.7d"] = new(1, Math.Log(2)),
        ["device.payments.7d"] = new(1, Math.Log(2)),
        ["device.cards.7d"] = new(1, Math.Log(2)),
        ["merchant.payments.1d"] = new(1, Math.Log(2)),
    };

    private static readonly TimeSpan Delay = TimeSpan.FromDays(7);
    private static readonly TimeSpan Never = TimeSpan.FromDays(365);

    public static void Measure(FigureWriter figures)
    {
        if (Chargebacks.TryRead() is not { } payments)
        {
            figures.Skip("risk.chargebacks_auc", "../shared/data/chargebacks.csv is absent");
            return;
        }

        Ranking delayed = Run(payments, Delay);
        Ranking prior = Run(payments, Never);
        figures.Write("risk.chargebacks_auc", delayed.Auc(), "share");
        figures.Write("risk.chargebacks_tpr5", delayed.Found(0.05), "share");
        figures.Write("risk.chargebacks_auc_prior", prior.Auc(), "share");
        figures.Write("risk.chargebacks_tpr5_prior", prior.Found(0.05), "share");
        figures.Write("risk.chargebacks_auc_instant_labels", Run(payments, TimeSpan.Zero).Auc(), "share (a leak, not a claim)");
    }

    private static Ranking Run(CardPayment[] payments, TimeSpan delay)
    {
        var features = new ChargebackFeatures(delay);
        RiskFeature[][] taken = [.. payments.Select(features.Take)];
        var model = new OnlineModel(new OnlineModelOptions { Priors = Priors, ExpectedFeatures = ChargebackFeatures.Count });
        var learner = new LabelLearner(model, new ThresholdControl(new ThresholdControlOptions()));
        var queue = new LabelQueue(payments.Length);
        var ranking = new Ranking();
        for (int i = 0; i < payments.Length; i++)
        {
            DateTimeOffset now = payments[i].At;
            learner.LearnAll(queue, now);
            double score = model.Predict(taken[i]);
            ranking.Add(score, payments[i].IsChargedBack);
            string id = i.ToString(CultureInfo.InvariantCulture);
            queue.Keep(new PendingPayment(id, [.. taken[i]], score, default, now));
            queue.Label(id, payments[i].IsChargedBack, now + delay, now);
        }

        return ranking;
    }
}
