using System.Globalization;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>Finding the accepting routes of a payment, and compiling what makes it quick.</summary>
internal sealed class MatchingArea : Area
{
    private const int Index = 0;
    private const int Linq = 1;
    private const int Scan = 2;
    private const int Rounds = 3;
    private const int LargestMarket = 100_000;
    private const int AgreementSeed = 20261122;

    private static readonly int[] Sizes = [10, 100, 1_000, 10_000, LargestMarket];
    private static readonly int[] Seeds = [11, 23];

    private long _allocatedBytes;

    public override string Name => "matching";

    public override void Measure(FigureWriter figures)
    {
        foreach (int size in Sizes)
            MeasureMarkets(figures, size.ToString(CultureInfo.InvariantCulture), [.. Seeds.Select(seed => RepaymentMarket.Create(seed, size))]);

        Market?[] real = [.. Seeds.Select(RealMarket.TryCreate)];
        if (real.All(market => market is not null))
            MeasureMarkets(figures, "real418", real!);
        else
            figures.Skip("matching.real418", "../shared/data/payment-method-filters.json is absent");

        figures.Write("matching.allocated_bytes", _allocatedBytes, "B");
        MeasureControl(figures);
        CompilationFigures.Measure(figures, LargestMarket);

        Agreement.Check(AgreementSeed);
        figures.Write("matching.agree", Agreement.QueryCount, "queries");
    }

    private void MeasureMarkets(FigureWriter figures, string size, Market[] markets)
    {
        var contests = new List<Contest>();
        var open = new List<double>();
        foreach (Market market in markets)
        {
            var index = new IndexContestant(PaymentCatalog.Compile(market.Definition), market.Queries);
            var contest = new Contest(market.Queries.Length, index, new LinqContestant(market), new ScanContestant(market));
            contest.CheckAnswers();
            contest.Run(Rounds);
            contests.Add(contest);
            open.Add((double)index.AnswerAll() / market.Queries.Length);
            _allocatedBytes += AllocatedBy(index);
        }

        figures.Write($"matching.linq.{size}", contests.SelectMany(contest => contest.SpeedUps(Linq)).Median(), "x");
        figures.Write($"matching.scan.{size}", contests.SelectMany(contest => contest.SpeedUps(Scan)).Median(), "x");
        figures.Write($"matching.ns.{size}", contests.SelectMany(contest => contest.Nanoseconds(Index)).Median(), "ns");
        figures.Write($"matching.scan_ns.{size}", contests.SelectMany(contest => contest.Nanoseconds(Scan)).Median(), "ns");
        figures.Write($"matching.open.{size}", open.Average(), "routes");
    }

    private static void MeasureControl(FigureWriter figures)
    {
        Market market = RepaymentMarket.Create(Seeds[0], 1_000);
        var catalog = PaymentCatalog.Compile(market.Definition);
        var contest = new Contest(market.Queries.Length, new IndexContestant(catalog, market.Queries), new IndexContestant(catalog, market.Queries));
        contest.CheckAnswers();
        contest.Run(4 * Rounds);
        figures.Write("control.aa", contest.SpeedUps(1).Median(), "x");
    }

    private static long AllocatedBy(IContestant contestant)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        contestant.AnswerAll();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
