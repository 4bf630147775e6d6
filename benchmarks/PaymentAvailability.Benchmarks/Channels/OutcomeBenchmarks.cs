using BenchmarkDotNet.Attributes;

namespace PaymentAvailability.Benchmarks;

/// <summary>What recording one outcome costs, under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class OutcomeBenchmarks
{
    private readonly RecordContestant _tracker = new();
    private readonly PollyContestant _polly = new();

    [Benchmark(OperationsPerInvoke = RecordQuestions.Count)]
    public long Record() => _tracker.AnswerAll();

    [Benchmark(OperationsPerInvoke = RecordQuestions.Count, Baseline = true)]
    public long Polly() => _polly.AnswerAll();
}
