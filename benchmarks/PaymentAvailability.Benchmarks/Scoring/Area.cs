namespace PaymentAvailability.Benchmarks;

/// <summary>A part of the library whose figures are measured together, in less than a minute.</summary>
internal abstract class Area
{
    /// <summary>What follows <c>score</c> on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Measures and prints every figure of the area.</summary>
    public abstract void Measure(FigureWriter figures);
}
