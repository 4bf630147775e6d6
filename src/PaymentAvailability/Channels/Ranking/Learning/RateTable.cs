using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>How likely each rate is, now and usually, up to a common factor, eight rates at a time. For one writer at a time.</summary>
/// <remarks>
/// A vector after the last holds the sum of each lane, so that a draw first finds the lane and then the rate in it. Which rate comes after which
/// does not matter to a draw. There are no fused operations in it, so every processor gets the same numbers.
/// </remarks>
internal sealed class RateTable
{
    private const int Sums = RateGrid.Groups;

    public RateTable()
    {
        Belief = [.. RateGrid.Prior, SumOf(RateGrid.Prior)];
        Usual = [.. Belief];
    }

    public Vector256<float>[] Belief { get; }

    public Vector256<float>[] Usual { get; }

    /// <summary>How many payments had been seen anywhere.</summary>
    public long Seen { get; set; }

    /// <summary>Becomes what another table and an outcome say together.</summary>
    /// <param name="before">What was believed.</param>
    /// <param name="likelihood">How likely the outcome is under each rate.</param>
    /// <param name="kept">How likely the rate has not changed since, 0 to 1.</param>
    /// <param name="step">How much of what is usual is replaced by what was believed, 0 to 1.</param>
    public void Follow(RateTable before, Vector256<float>[] likelihood, double kept, float step)
    {
        float scale = 1 / Vector256.Sum(before.Belief[Sums]);
        float changed = (float)(1 - kept);
        Vector256<float> toUsual = Vector256.Create(scale * step);
        Vector256<float> ofUsual = Vector256.Create(1 - step);
        Vector256<float> keptBelief = Vector256.Create((float)kept * scale);
        Vector256<float> changedToUsual = Vector256.Create(changed * RateFilter.ShareOfUsual);
        Vector256<float> changedToAny = Vector256.Create(changed * (1 - RateFilter.ShareOfUsual));
        Vector256<float> beliefSums = Vector256<float>.Zero;
        Vector256<float> usualSums = Vector256<float>.Zero;
        for (int i = 0; i < Sums; i++)
        {
            Vector256<float> belief = before.Belief[i];
            Vector256<float> usual = (before.Usual[i] * ofUsual) + (belief * toUsual);
            belief = ((belief * keptBelief) + (usual * changedToUsual) + (RateGrid.Prior[i] * changedToAny)) * likelihood[i];
            Belief[i] = belief;
            Usual[i] = usual;
            beliefSums += belief;
            usualSums += usual;
        }

        Belief[Sums] = beliefSums;
        Usual[Sums] = usualSums;
    }

    /// <summary>How likely each rate is when a change may have come since; the sum is 1.</summary>
    /// <param name="kept">How likely the rate has not changed since, 0 to 1.</param>
    public double[] Mix(double kept)
    {
        double total = Vector256.Sum(Belief[Sums]);
        double usual = Vector256.Sum(Usual[Sums]);
        var mixed = new double[RateGrid.Count];
        for (int i = 0; i < mixed.Length; i++)
        {
            double changed = (RateFilter.ShareOfUsual * At(Usual, i) / usual) + ((1 - RateFilter.ShareOfUsual) * At(RateGrid.Prior, i));
            mixed[i] = (kept * At(Belief, i) / total) + ((1 - kept) * changed);
        }

        return mixed;

        static float At(Vector256<float>[] groups, int i) => groups[i / RateGrid.Lanes][i % RateGrid.Lanes];
    }

    /// <summary>The rate at a place in the heap of all weights.</summary>
    /// <param name="groups">The weights, and the sum of each lane.</param>
    /// <param name="place">0 to 1.</param>
    public static int Find(Vector256<float>[] groups, double place)
    {
        ReadOnlySpan<float> weights = MemoryMarshal.Cast<Vector256<float>, float>(groups);
        float left = (float)place * Vector256.Sum(groups[Sums]);
        int lane = 0;
        for (; lane < RateGrid.Lanes - 1 && left >= weights[RateGrid.Count + lane]; lane++)
        {
            left -= weights[RateGrid.Count + lane];
        }

        int rate = lane;
        for (; rate < RateGrid.Count - RateGrid.Lanes && left >= weights[rate]; rate += RateGrid.Lanes)
        {
            left -= weights[rate];
        }

        return rate;
    }

    private static Vector256<float> SumOf(Vector256<float>[] groups)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        foreach (Vector256<float> group in groups)
        {
            sum += group;
        }

        return sum;
    }
}
