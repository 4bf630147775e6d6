namespace PaymentAvailability;

/// <summary>Says what a closure by the policy is called: as the strongest rule behind it says, with the time it ends where that is known.</summary>
internal static class RiskClosureReason
{
    /// <summary>Whether a closure lasts longer than another says, or has no end where the other has one.</summary>
    public static bool IsLonger(Reason reason, Reason other) =>
        UntilOf(other) is { } until && (UntilOf(reason) is not { } own || own > until);

    public static Reason Of(CompiledResponse response, in SignalGroups groups, int group, DateTimeOffset at)
    {
        if (response.Options.Action == RiskAction.Review)
        {
            return RiskReasons.UnderReview.WithoutFacts;
        }

        RiskSignal? strongest = null;
        double most = 0;
        DateTimeOffset? until = at;
        foreach (ref readonly AssessedSignal assessed in groups.Of(group))
        {
            RiskSignal signal = assessed.Signal;
            double score = signal.Score * assessed.Weight;
            if (score <= 0 || !assessed.IsEnforced || !response.Counts(signal.Rule))
            {
                continue;
            }

            // When all that count are over, nothing is left to close for; one without an end leaves no known end.
            until = signal.Until is { } end && until is { } latest ? (end > latest ? end : latest) : null;
            if (score > most)
            {
                (strongest, most) = (signal, score);
            }
        }

        ReasonDefinition definition = response.IsOfModel || strongest is null ? RiskReasons.Rejected : strongest.Reason;
        return definition.FactNames.Contains("until") && until > at ? definition.With(Fact.Of("until", until.Value)) : definition.WithoutFacts;
    }

    private static DateTimeOffset? UntilOf(Reason reason) => reason.Find("until") is { } fact && fact.TryGetTime(out DateTimeOffset until) ? until : null;
}
