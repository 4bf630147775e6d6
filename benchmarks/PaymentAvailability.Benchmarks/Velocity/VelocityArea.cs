namespace PaymentAvailability.Benchmarks;

/// <summary>Counting how often and how much somebody paid within a time: what it costs, in time and memory, and whether it is right.</summary>
internal sealed class VelocityArea : Area
{
    public override string Name => "velocity";

    public override void Measure(FigureWriter figures)
    {
        MemoryFigures.Measure(figures);
        SharedCounterFigures.MeasureAsync(figures).GetAwaiter().GetResult();
    }
}
