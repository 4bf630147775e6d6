namespace PaymentAvailability;

/// <summary>
/// Combines the scores of the rules that count for a response, as if each rule were, independently, right to suspect with the probability of its
/// score: one minus the product of one minus each (a noisy-or, Pearl 1988). No rule lowers it, one sure rule is enough, and two half-sure
/// rules make 0.75.
/// </summary>
internal static class ScoreCombiner
{
    /// <summary>The score of the payment with one instrument, or of what is the same for all.</summary>
    /// <param name="groups">What the rules found.</param>
    /// <param name="group">The instrument's group, or that of the whole payment.</param>
    /// <param name="response">Whose rules count; <see langword="null"/> for all.</param>
    public static CombinedScore Of(in SignalGroups groups, int group, CompiledResponse? response)
    {
        double enforced = 1;
        double all = 1;
        foreach (ref readonly AssessedSignal assessed in groups.Of(group))
        {
            RiskSignal signal = assessed.Signal;
            if (signal.Score == 0 || response?.Counts(signal.Rule) == false)
            {
                continue;
            }

            double left = 1 - Math.Clamp(signal.Score * assessed.Weight, 0, 1);
            all *= left;
            enforced *= assessed.IsEnforced ? left : 1;
        }

        return new(1 - enforced, 1 - all);
    }

    /// <summary>The highest score of the rules that have effect, over the whole payment and each instrument.</summary>
    public static double Highest(in SignalGroups groups)
    {
        double highest = 0;
        for (int group = 0; group < groups.Count; group++)
        {
            highest = Math.Max(highest, Of(groups, group, null).Enforced);
        }

        return highest;
    }
}
