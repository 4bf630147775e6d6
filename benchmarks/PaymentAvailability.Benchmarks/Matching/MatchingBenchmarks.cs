using BenchmarkDotNet.Attributes;

namespace PaymentAvailability.Benchmarks;

/// <summary>The contestants of <c>score matching</c> under BenchmarkDotNet. One operation answers every query of the market once.</summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private const int Seed = 11;

    private IndexContestant _index = null!;
    private LinqContestant _linq = null!;
    private ScanContestant _scan = null!;

    /// <summary>The routes of the catalog.</summary>
    [Params(10, 1_000, 100_000)]
    public int Routes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        Market market = RepaymentMarket.Create(Seed, Routes);
        _index = new IndexContestant(PaymentCatalog.Compile(market.Definition), market.Queries);
        _linq = new LinqContestant(market);
        _scan = new ScanContestant(market);
    }

    [Benchmark(Baseline = true)]
    public long Linq() => _linq.AnswerAll();

    [Benchmark]
    public long Scan() => _scan.AnswerAll();

    [Benchmark]
    public long Index() => _index.AnswerAll();
}
