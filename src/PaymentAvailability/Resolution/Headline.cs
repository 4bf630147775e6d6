namespace PaymentAvailability;

/// <summary>Chooses the reason to tell first: the one with the lowest headline rank, and of several the one found first.</summary>
internal static class Headline
{
    /// <summary>The reason to tell first of all closed options; nothing when there is none.</summary>
    public static Reason? Of(List<ClosedOption> closed)
    {
        Reason? best = null;
        foreach (ClosedOption option in closed)
        {
            best = Better(best, Of(option));
        }

        return best;
    }

    /// <summary>The reason to tell first of one closed option.</summary>
    public static Reason Of(ClosedOption option)
    {
        Reason? best = null;
        foreach (ClosedRoute route in option.Routes.AsSpan())
        {
            foreach (Reason reason in route.Reasons.AsSpan())
            {
                best = Better(best, reason);
            }
        }

        return best!;
    }

    private static Reason Better(Reason? best, Reason candidate) =>
        best is null || candidate.Definition.HeadlineRank < best.Definition.HeadlineRank ? candidate : best;
}
