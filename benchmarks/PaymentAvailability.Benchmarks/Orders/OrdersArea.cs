namespace PaymentAvailability.Benchmarks;

/// <summary>Verifying orders against a database, and remembering what was found a moment ago.</summary>
internal sealed class OrdersArea : Area
{
    public override string Name => "orders";

    public override void Measure(FigureWriter figures)
    {
        CacheFigures.Measure(figures);
        figures.Write("orders.stampede_loads", Stampede.CountLoadsAsync().GetAwaiter().GetResult(), "loads");
        PostgresFigures.MeasureAsync(figures).GetAwaiter().GetResult();
        SqliteFigures.MeasureAsync(figures).GetAwaiter().GetResult();
    }
}
