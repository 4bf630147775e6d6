using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>The success rates that a channel is taken to have one of, and how likely each is when nothing is known.</summary>
/// <remarks>
/// 24 rates up to 0.88, which is far enough apart to tell an outage from a dip, and 40 above it, 0.003 apart, because channels that work differ there.
/// Beforehand every rate from 0 to 1 is equally likely.
/// </remarks>
internal static class RateGrid
{
    /// <summary>How many rates there are.</summary>
    public const int Count = 64;

    /// <summary>How many rates are worked on at a time.</summary>
    public const int Lanes = 8;

    /// <summary>How many groups of <see cref="Lanes"/> rates there are.</summary>
    public const int Groups = Count / Lanes;

    private const int Coarse = 24;
    private const double DenseFrom = 0.88;

    private static readonly float[] RateTable = Tabulate(Middle);
    private static readonly float[] WidthTable = Tabulate(Width);

    /// <summary>The rates, ascending.</summary>
    public static ReadOnlySpan<float> Rates => RateTable;

    /// <summary>How much of the range from 0 to 1 each rate stands for.</summary>
    public static ReadOnlySpan<float> Widths => WidthTable;

    /// <summary>How likely each rate is when nothing is known; the sum is 1.</summary>
    public static Vector256<float>[] Prior { get; } = InGroups(WidthTable);

    /// <summary>How likely a success is under each rate.</summary>
    public static Vector256<float>[] OfSuccess { get; } = InGroups(RateTable);

    /// <summary>How likely a failure is under each rate.</summary>
    public static Vector256<float>[] OfFailure { get; } = InGroups(Tabulate(i => 1 - Middle(i)));

    private static double Width(int i) => i < Coarse ? DenseFrom / Coarse : (1 - DenseFrom) / (Count - Coarse);

    private static double Middle(int i) => i < Coarse ? (i + 0.5) * Width(i) : DenseFrom + ((i - Coarse + 0.5) * Width(i));

    private static float[] Tabulate(Func<int, double> valueOf) => [.. Enumerable.Range(0, Count).Select(i => (float)valueOf(i))];

    private static Vector256<float>[] InGroups(float[] table) => MemoryMarshal.Cast<float, Vector256<float>>(table).ToArray();
}
