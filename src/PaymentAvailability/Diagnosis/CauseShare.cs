using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>How much one of the five causes has to do with nothing being open.</summary>
/// <param name="Cause">Where the obstacle lies.</param>
/// <param name="Share">
/// From 0 to 1. The options nearest to open count, each the same; others would stay closed without the main obstacle, too. What an option
/// counts is split among the reasons of its route nearest to open.
/// </param>
public readonly record struct CauseShare(ReasonCause Cause, double Share)
{
    internal static ImmutableArray<CauseShare> Of(ImmutableArray<ClosedOption> closed, DiagnosedCase diagnosed)
    {
        int fewest = int.MaxValue;
        foreach (ClosedOption option in closed)
        {
            fewest = Math.Min(fewest, Headline.DistanceOf(Headline.NearestOf(diagnosed.ToldOf(option))));
        }

        Span<double> shares = stackalloc double[Causes.Length];
        double all = 0;
        foreach (ClosedOption option in closed)
        {
            ClosedRoute nearest = Headline.NearestOf(diagnosed.ToldOf(option));
            if (Headline.DistanceOf(nearest) == fewest)
            {
                all++;
                foreach (Reason reason in nearest.Reasons)
                {
                    shares[(int)reason.Definition.Cause] += 1.0 / nearest.Reasons.Length;
                }
            }
        }

        ImmutableArray<CauseShare>.Builder sorted = ImmutableArray.CreateBuilder<CauseShare>(Causes.Length);
        foreach (ReasonCause cause in Causes)
        {
            sorted.Add(new CauseShare(cause, shares[(int)cause] / all));
        }

        // Equal shares keep the order of the causes.
        sorted.Sort(static (one, other) => one.Share != other.Share ? other.Share.CompareTo(one.Share) : one.Cause.CompareTo(other.Cause));
        return sorted.MoveToImmutable();
    }

    private static readonly ReasonCause[] Causes = Enum.GetValues<ReasonCause>();
}
