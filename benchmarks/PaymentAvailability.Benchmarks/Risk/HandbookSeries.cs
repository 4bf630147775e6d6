namespace PaymentAvailability.Benchmarks;

/// <summary>The Handbook's three weeks in several worlds, so that no seed decides.</summary>
internal static class HandbookSeries
{
    private const int Seeds = 6;

    // The book's: training from 2018-07-25, a test from 2018-08-08.
    private const int FirstDay = 115;
    private const int Weeks = 3;

    public static void Measure(FigureWriter writer)
    {
        HandbookFigures[] all = [.. Enumerable.Range(1, Seeds).AsParallel().AsOrdered().Select(Run)];
        writer.Write("risk.handbook_ap", all.Average(figures => figures.AveragePrecision), "share");
        writer.Write("risk.handbook_ap.least", all.Min(figures => figures.AveragePrecision), "share");
        writer.Write("risk.handbook_cp100", all.Average(figures => figures.CardPrecision), "share");
        writer.Write("risk.handbook_cp100.of_perfect", all.Sum(figures => figures.CardPrecision) / all.Sum(figures => figures.PerfectCardPrecision), "share");
        writer.Write("risk.handbook_cp100.perfect", all.Average(figures => figures.PerfectCardPrecision), "share");
        writer.Write("risk.handbook_tpr5", all.Average(figures => figures.FoundAt5), "share");
        writer.Write("risk.handbook_auc", all.Average(figures => figures.Auc), "share");
    }

    private static HandbookFigures Run(int seed)
    {
        var world = new HandbookWorld(seed);
        return HandbookTrial.Run(world, FeaturesOf(world), FirstDay, new OnlineModelOptions());
    }

    private static RiskFeature[]?[] FeaturesOf(HandbookWorld world)
    {
        var features = new HandbookFeatures();
        var taken = new RiskFeature[]?[world.Payments.Length];
        for (int i = 0; i < taken.Length && world.Payments[i].Day < FirstDay + (7 * Weeks); i++)
        {
            if (world.Payments[i].Day < FirstDay)
                features.Note(world.Payments[i]);
            else
                taken[i] = features.Take(world.Payments[i]);
        }

        return taken;
    }
}
