using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>
/// What one outcome does to each component of a <see cref="RiseDetector"/> at one usual rate. Immutable and shared: thousands of streams have
/// nearly the same usual rate, and rates that differ by less than a hundredth make no difference that could be measured.
/// </summary>
internal sealed class RiseTable
{
    // A run of bad luck is counted from when the statistic was last below so many times what it sinks to while all goes well.
    private const double RunOverLeast = 3;

    // More than all rates and dispersions that occur, in steps of a hundredth; beyond, tables are made and not kept.
    private const int MostKept = 20_000;

    private static readonly double Step = Math.Log(1.01);
    private static readonly ConcurrentDictionary<(int Usual, int Dispersion, float SmallestRise), RiseTable> Kept = new();

    private RiseTable(double usual, double dispersion, double smallestRise)
    {
        Usual = usual;
        Dispersion = dispersion;
        Span<double> rates = stackalloc double[RiseMixture.Size];
        Span<double> weights = stackalloc double[RiseMixture.Size];
        RiseMixture.Fill(usual, smallestRise, rates, weights);
        double least = 0;
        Span<float> onBad = stackalloc float[RiseMixture.Size];
        Span<float> onGood = stackalloc float[RiseMixture.Size];
        for (int i = 0; i < RiseMixture.Size; i++)
        {
            onBad[i] = (float)Math.Pow(rates[i] / usual, 1 / dispersion);
            double good = Math.Pow((1 - rates[i]) / (1 - usual), 1 / dispersion);
            onGood[i] = (float)good;
            least += weights[i] * good / (1 - good);
        }

        RunLevel = (float)(RunOverLeast * least);
        Rates = Narrow(rates);
        Weights = Narrow(weights);
        OnBad = Vector256.Create<float>(onBad);
        OnGood = Vector256.Create<float>(onGood);
    }

    public double Usual { get; }

    public double Dispersion { get; }

    /// <summary>Below this a run has ended.</summary>
    public float RunLevel { get; }

    public Vector256<float> Rates { get; }

    public Vector256<float> Weights { get; }

    /// <summary>By what a bad outcome multiplies each component.</summary>
    public Vector256<float> OnBad { get; }

    /// <summary>By what a good outcome multiplies each component.</summary>
    public Vector256<float> OnGood { get; }

    /// <summary>The table for a usual rate and a dispersion, each rounded up to the next hundredth of itself, so that alarms do not become more frequent.</summary>
    public static RiseTable For(double usual, double dispersion, double smallestRise)
    {
        (int Usual, int Dispersion, float) key =
            ((int)Math.Ceiling(Math.Log(usual) / Step), (int)Math.Ceiling(Math.Log(dispersion) / Step), (float)smallestRise);
        if (!Kept.TryGetValue(key, out RiseTable? table))
        {
            table = new RiseTable(Math.Exp(key.Usual * Step), Math.Exp(key.Dispersion * Step), smallestRise);
            if (Kept.Count < MostKept)
            {
                Kept.TryAdd(key, table);
            }
        }

        return table;
    }

    private static Vector256<float> Narrow(ReadOnlySpan<double> values) =>
        Vector256.Narrow(Vector256.Create(values), Vector256.Create(values[4..]));
}
