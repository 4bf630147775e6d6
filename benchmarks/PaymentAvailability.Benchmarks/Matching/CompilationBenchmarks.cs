using BenchmarkDotNet.Attributes;

namespace PaymentAvailability.Benchmarks;

/// <summary>Compiling a catalog whose routes have term objects of their own.</summary>
[MemoryDiagnoser]
public class CompilationBenchmarks
{
    private const int Seed = 11;

    private CatalogDefinition _definition = null!;

    /// <summary>The routes of the catalog.</summary>
    [Params(100, 10_000, 100_000)]
    public int Routes { get; set; }

    [GlobalSetup]
    public void SetUp() => _definition = RepaymentMarket.Create(Seed, Routes).Definition;

    [Benchmark]
    public PaymentCatalog Compile() => PaymentCatalog.Compile(_definition);
}
