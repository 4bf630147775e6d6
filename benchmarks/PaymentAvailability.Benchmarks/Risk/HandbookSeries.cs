namespace PaymentAvailability.Benchmarks;

/// <summary>The Handbook's three weeks at several times in several worlds, so that no seed and no week decides.</summary>
internal static class HandbookSeries
{
    private const int Seeds = 3;

    // The first is the book's: training from 2018-07-25.
    private static readonly int[] FirstDays = [115, 136, 157];

    public static void Measure(FigureWriter writer)
    {
        HandbookFigures[] all = [.. Enumerable.Range(1, Seeds).AsParallel().AsOrdered().SelectMany(RunAll)];
        writer.Write("risk.handbook_ap", all.Average(figures => figures.AveragePrecision), "share");
        writer.Write("risk.handbook_ap.least", all.Min(figures => figures.AveragePrecision), "share");
        writer.Write("risk.handbook_cp100", all.Average(figures => figures.CardPrecision), "share");
        writer.Write("risk.handbook_cp100.of_perfect", all.Sum(figures => figures.CardPrecision) / all.Sum(figures => figures.PerfectCardPrecision), "share");
        writer.Write("risk.handbook_cp100.perfect", all.Average(figures => figures.PerfectCardPrecision), "share");
        writer.Write("risk.handbook_tpr5", all.Average(figures => figures.FoundAt5), "share");
        writer.Write("risk.handbook_auc", all.Average(figures => figures.Auc), "share");
    }

    private static HandbookFigures[] RunAll(int seed)
    {
        var world = new HandbookWorld(seed);
        RiskFeature[]?[] features = FeaturesOf(world);
        return [.. FirstDays.Select(day => HandbookTrial.Run(world, features, day, new OnlineModelOptions()))];
    }

    private static RiskFeature[]?[] FeaturesOf(HandbookWorld world)
    {
        var features = new HandbookFeatures();
        var taken = new RiskFeature[]?[world.Payments.Length];
        for (int i = 0; i < taken.Length; i++)
        {
            if (world.Payments[i].Day < FirstDays[0])
                features.Note(world.Payments[i]);
            else
                taken[i] = features.Take(world.Payments[i]);
        }

        return taken;
    }
}
