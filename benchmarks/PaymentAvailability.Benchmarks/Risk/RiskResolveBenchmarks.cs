using BenchmarkDotNet.Attributes;

namespace PaymentAvailability.Benchmarks;

/// <summary>What velocity rules and limits add to a resolution, under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class RiskResolveBenchmarks : IDisposable
{
    private const int Payers = 100;

    private RiskResolveContestant _contestant = null!;

    [Params(false, true)]
    public bool HasRules { get; set; }

    [GlobalSetup]
    public void Fill() => _contestant = new RiskResolveContestant("resolve", Payers, HasRules);

    [GlobalCleanup]
    public void Dispose()
    {
        _contestant.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Payers)]
    public long Resolve() => _contestant.AnswerAll();
}
