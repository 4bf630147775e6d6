using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>How much one of the five causes has to do with nothing being open.</summary>
/// <param name="Cause">Where the obstacle lies.</param>
/// <param name="Share">From 0 to 1. 
/// From 0 to 1. The options nearest to open count, each the same; others would stay closed without the main obstacle, too. What an option
/// counts is split among the reasons of its route nearest to open.
/// </param>
public readonly record struct CauseShare(ReasonCause Cause, double Share)
{
    internal static ImmutableArray<CauseShare> Of(ImmutableArray<ClosedOption> closed, DiagnosedCase diagnosed)
    {
        ReasonCause[] causes = Enum.GetValues<ReasonCause>();
        var shares = new double[causes.Length];
        ImmutableArray<ClosedRoute> nearest = [.. closed.Select(Headline.NearestOf)];
        int fewest = nearest.Min(route => Headline.DistanceOf(route));
        ClosedRoute[] counted = [.. nearest.Where(route => Headline.DistanceOf(route) == fewest)];
        foreach (ClosedRoute route in counted)
        {
            ImmutableArray<Reason> reasons = diagnosed.ToldOf(route.Reasons);
            foreach (Reason reason in reasons)
            {
                shares[(int)reason.Definition.Cause] += 1.0 / (reasons.Length * counted.Length);
            }
        }

        return [.. causes.Select(cause => new CauseShare(cause, shares[(int)cause])).OrderByDescending(share => share.Share)];
    }
}
