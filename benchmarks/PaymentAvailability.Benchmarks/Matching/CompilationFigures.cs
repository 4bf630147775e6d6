using System.Diagnostics;

namespace PaymentAvailability.Benchmarks;

/// <summary>What compiling a large catalog costs in time and memory.</summary>
internal static class CompilationFigures
{
    private const int Rounds = 5;
    private const int Seed = 11;

    // Amount and hours are dimensions to a route, though not to the index.
    private const int AmountAndHours = 2;

    public static void Measure(FigureWriter figures, int routes)
    {
        var milliseconds = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            CatalogDefinition definition = RepaymentMarket.Create(Seed + round, routes).Definition;
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            PaymentCatalog.Compile(definition);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        figures.Write($"catalog.compile_ms.{routes}", milliseconds.Median(), "ms");
        MeasureMemory(figures, RepaymentMarket.Create(Seed, routes).Definition, routes);
    }

    private static void MeasureMemory(FigureWriter figures, CatalogDefinition definition, int routes)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var catalog = PaymentCatalog.Compile(definition);
        double retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        int dimensions = catalog.Index.Dimensions.Length + AmountAndHours;
        figures.Write("catalog.bytes_per_route_dimension", retained / routes / dimensions, "B");
        figures.Write("catalog.table_bytes_per_route_dimension", (double)catalog.Index.SizeInBytes / routes / dimensions, "B");
        GC.KeepAlive(definition);
    }
}
