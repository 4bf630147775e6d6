namespace PaymentAvailability.Benchmarks;

/// <summary>What it costs to find an order that was found a moment ago.</summary>
internal static class CacheFigures
{
    private const int Orders = 1_000;
    private const int Rounds = 60;
    private const int Dictionary = 1;
    private const int MemoryCache = 2;
    private const int Control = 3;

    public static void Measure(FigureWriter figures)
    {
        string[] orders = [.. Enumerable.Range(0, Orders).Select(order => $"loan-{order}/{order % 36}")];
        var loader = new LoaderContestant(orders);
        using var memoryCache = new MemoryCacheContestant(orders);
        var contest = new Contest(Orders, loader, new DictionaryContestant(orders), memoryCache, new LoaderContestant(orders));
        contest.CheckAnswers();
        contest.Run(Rounds);
        double[] over = [.. contest.Nanoseconds(0).Zip(contest.Nanoseconds(Dictionary), (ours, dictionary) => ours - dictionary)];
        figures.Write("orders.hit_ns", over.Median(), "ns");
        figures.Write("orders.hit_vs_memorycache", contest.SpeedUps(MemoryCache).Median(), "x");
        figures.Write("orders.hit_bytes", AllocatedBy(loader), "B");
        figures.Write("control.aa", contest.SpeedUps(Control).Median(), "x");
    }

    private static double AllocatedBy(LoaderContestant loader)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        loader.AnswerAll();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Orders;
    }
}
