namespace PaymentAvailability.Benchmarks;

/// <summary>
/// The Handbook's protocol for its baseline, as a stream: labels of one week are learned from as they come, seven days late, the third week
/// is the test, and learning goes on in it. Customers whose card is known to be compromised by then are left out of the test.
/// </summary>
internal static class HandbookTrial
{
    private const int Week = 7;
    private const int Alerts = 100;

    /// <summary>Runs one such three weeks.</summary>
    /// <param name="world">The payments.</param>
    /// <param name="features">What is known of each payment from the first day on; earlier ones are <see langword="null"/>.</param>
    /// <param name="firstDay">When the week of training begins.</param>
    /// <param name="options">How to learn.</param>
    public static HandbookFigures Run(HandbookWorld world, RiskFeature[]?[] features, int firstDay, OnlineModelOptions options)
    {
        var model = new OnlineModel(options);
        int first = Array.FindIndex(world.Payments, payment => payment.Day >= firstDay);
        int learned = first;
        int compromised = first;
        var known = new HashSet<int>();
        var ranking = new Ranking();
        var days = new List<Scored>[Week];
        for (int i = first; i < world.Payments.Length; i++)
        {
            HandbookPayment payment = world.Payments[i];
            int testDay = payment.Day - firstDay - (2 * Week);
            if (testDay >= Week)
                break;

            for (; world.Payments[learned].Second + HandbookFeatures.Delay <= payment.Second; learned++)
                model.Learn(features[learned], world.Payments[learned].IsFraud);
            if (testDay < 0)
                continue;

            for (; world.Payments[compromised].Day < payment.Day - Week; compromised++)
            {
                if (world.Payments[compromised].IsFraud)
                    known.Add(world.Payments[compromised].Customer);
            }

            if (known.Contains(payment.Customer))
                continue;

            double score = model.Predict(features[i]);
            ranking.Add(score, payment.IsFraud);
            (days[testDay] ??= []).Add(new Scored(payment.Customer, score, payment.IsFraud));
        }

        return new HandbookFigures(ranking.AveragePrecision(), CardPrecision(days, payment => payment.Score), CardPrecision(days, payment => payment.IsFraud ? 1 : 0), ranking.Found(0.05), ranking.Auc());
    }

    // Each day's hundred most suspicious customers are looked at; those found compromised are not looked at again.
    private static double CardPrecision(List<Scored>[] days, Func<Scored, double> score)
    {
        var found = new HashSet<int>();
        double sum = 0;
        foreach (List<Scored> day in days)
        {
            int[] hits =
            [
                .. day.Where(payment => !found.Contains(payment.Customer)).GroupBy(payment => payment.Customer)
                    .OrderByDescending(payments => payments.Max(score)).Take(Alerts)
                    .Where(payments => payments.Any(payment => payment.IsFraud)).Select(payments => payments.Key),
            ];
            sum += (double)hits.Length / Alerts;
            found.UnionWith(hits);
        }

        return sum / days.Length;
    }

    private readonly record struct Scored(int Customer, double Score, bool IsFraud);
}

/// <summary>What the Handbook measures of a model, and what it would measure of one that knows.</summary>
internal readonly record struct HandbookFigures(double AveragePrecision, double CardPrecision, double PerfectCardPrecision, double FoundAt5, double Auc);
