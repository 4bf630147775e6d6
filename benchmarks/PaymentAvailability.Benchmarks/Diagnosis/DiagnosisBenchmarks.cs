using BenchmarkDotNet.Attributes;

namespace PaymentAvailability.Benchmarks;

/// <summary>What a diagnosis costs, and what it costs to tell it, under BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class DiagnosisBenchmarks
{
    private static readonly System.Globalization.CultureInfo Chinese = System.Globalization.CultureInfo.GetCultureInfo("zh-CN");

    private AvailabilityResult _result = null!;

    /// <summary>The routes of the catalog: a checkout of ten methods, or a market.</summary>
    [Params(10, 1_000)]
    public int Routes { get; set; }

    [GlobalSetup]
    public void SetUp() => _result = (Routes == 10 ? DeadEnd.OfCheckout() : DeadEnd.OfMarket(Routes)).Result;

    [Benchmark]
    public Diagnosis? Diagnose() => _result.Diagnose();

    [Benchmark]
    public PayerView ForPayer() => _result.ForPayer(Chinese);

    [Benchmark]
    public SupportView ForSupport() => _result.ForSupport(Chinese);

    [Benchmark]
    public Explanation Explain() => _result.Explain();
}
