using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// Chooses the reason to tell first: of the route that is nearest to open, the reason with the lowest headline rank. Nearest is what
/// has the fewest reasons against it, and of several the one that the catalog offers first. Other routes do not count: that a scheduled
/// debit does not work in the app, or that no wallet is bound, is not what stops a payer whose card's channel is down.
/// </summary>
internal static class Headline
{
    /// <summary>The reason to tell first of all closed options; nothing when there is none.</summary>
    public static Reason? Of(List<ClosedOption> closed)
    {
        ImmutableArray<Reason> nearest = default;
        foreach (ClosedOption option in closed)
        {
            nearest = Nearer(nearest, option);
        }

        return nearest.IsDefault ? null : First(nearest);
    }

    /// <summary>The reason to tell first of one closed option.</summary>
    public static Reason Of(ClosedOption option) => First(Nearer(default, option));

    private static ImmutableArray<Reason> Nearer(ImmutableArray<Reason> nearest, ClosedOption option)
    {
        foreach (ClosedRoute route in option.Routes.AsSpan())
        {
            nearest = nearest.IsDefault || route.Reasons.Length < nearest.Length ? route.Reasons : nearest;
        }

        return nearest;
    }

    private static Reason First(ImmutableArray<Reason> reasons)
    {
        Reason first = reasons[0];
        foreach (Reason reason in reasons.AsSpan())
        {
            first = reason.Definition.HeadlineRank < first.Definition.HeadlineRank ? reason : first;
        }

        return first;
    }
}
