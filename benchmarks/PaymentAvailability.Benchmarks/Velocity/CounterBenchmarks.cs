using BenchmarkDotNet.Attributes;

namespace PaymentAvailability.Benchmarks;

/// <summary>What adding to a counter and reading it costs, under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class CounterBenchmarks
{
    private const int Seed = 31;

    private VelocityContestant _estimated = null!;
    private VelocityContestant _exact = null!;
    private VelocityContestant _dictionary = null!;

    [Params(1, 1_000, 1_000_000)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var questions = new VelocityQuestions(Seed, Keys);
        _estimated = new CellContestant<TwoBucketCell>(Counter.Approximate("estimated", VelocityQuestions.Window), questions);
        _exact = new CellContestant<RingCell>(Counter.Sliding("exact", VelocityQuestions.Window), questions);
        _dictionary = new DictionaryOfWindows(questions);
    }

    [Benchmark(OperationsPerInvoke = VelocityQuestions.Count)]
    public long Estimated() => _estimated.AnswerAll();

    [Benchmark(OperationsPerInvoke = VelocityQuestions.Count)]
    public long Exact() => _exact.AnswerAll();

    [Benchmark(OperationsPerInvoke = VelocityQuestions.Count, Baseline = true)]
    public long Dictionary() => _dictionary.AnswerAll();
}
