using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>How much one of the five causes has to do with nothing being open.</summary>
/// <param name="Cause">Where the obstacle lies.</param>
/// <param name="Share">From 0 to 1. Each closed option counts the same, and what it counts is split among the reasons of its route nearest to open.</param>
public readonly record struct CauseShare(ReasonCause Cause, double Share)
{
    internal static ImmutableArray<CauseShare> Of(ImmutableArray<ClosedOption> closed, DiagnosedCase diagnosed)
    {
        ReasonCause[] causes = Enum.GetValues<ReasonCause>();
        var shares = new double[causes.Length];
        foreach (ClosedOption option in closed)
        {
            ImmutableArray<Reason> reasons = diagnosed.ToldOf(Headline.NearestOf(option).Reasons);
            foreach (Reason reason in reasons)
            {
                shares[(int)reason.Definition.Cause] += 1.0 / (reasons.Length * closed.Length);
            }
        }

        return [.. causes.Select(cause => new CauseShare(cause, shares[(int)cause])).OrderByDescending(share => share.Share)];
    }
}
