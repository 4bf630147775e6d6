namespace PaymentAvailability;

/// <summary>How scores of rules become one.</summary>
public static class RiskPolicyMath
{
    /// <summary>
    /// Combines scores as if each rule were, independently, right to suspect with the probability of its score: one minus the product of
    /// one minus each (a noisy-or, Pearl 1988). No rule lowers it, one sure rule is enough, and two half-sure rules make 0.75.
    /// </summary>
    /// <param name="scores">Each 0 to 1.</param>
    /// <returns>0 to 1.</returns>
    public static double Combine(ReadOnlySpan<double> scores)
    {
        double unsuspicious = 1;
        foreach (double score in scores)
        {
            unsuspicious *= 1 - Math.Clamp(score, 0, 1);
        }

        return 1 - unsuspicious;
    }
}
