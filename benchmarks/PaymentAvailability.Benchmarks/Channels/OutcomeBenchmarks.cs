using BenchmarkDotNet.Attributes;

namespace PaymentAvailability.Benchmarks;

/// <summary>What recording one outcome costs, under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class OutcomeBenchmarks
{
    private readonly RecordContestant _monitor = new(hasParts: true);
    private readonly PollyContestant _polly = new();

    [Benchmark(OperationsPerInvoke = RecordQuestions.Count)]
    public long Record() => _monitor.AnswerAll();

    [Benchmark(OperationsPerInvoke = RecordQuestions.Count, Baseline = true)]
    public long Polly() => _polly.AnswerAll();
}
