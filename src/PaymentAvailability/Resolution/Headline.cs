using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Chooses the reason to tell first. Reused; for one thread at a time.</summary>
/// <remarks>
/// A reason that is on every route of every option has to go away whatever else is done; of several the one with the lowest headline rank is
/// told. Where there is none, the routes nearest to open count, those with the fewest reasons: that a scheduled debit does not work in the
/// app is not what stops a payer. A method for which the payer has nothing bound is one reason farther. Of the reasons of the nearest routes
/// the one is told that closes most options, then the one of the option that is offered first, then the one with the lowest rank.
/// </remarks>
internal sealed class Headline
{
    private readonly Dictionary<Reason, Tally> _tallies = [];

    /// <summary>The reason to tell first of all closed options; nothing when there is none.</summary>
    public Reason? Of(IReadOnlyList<ClosedOption> closed)
    {
        int routes = 0;
        int fewest = int.MaxValue;
        for (int option = 0; option < closed.Count; option++)
        {
            foreach (ClosedRoute route in closed[option].Routes.AsSpan())
            {
                routes++;
                fewest = Math.Min(fewest, DistanceOf(route));
                Count(route.Reasons, option);
            }
        }

        Reason? first = OnEvery(routes) ?? OfNearest(closed, fewest);
        _tallies.Clear();
        return first;
    }

    /// <summary>The reason to tell first of one closed option: of its route nearest to open the one with the lowest rank.</summary>
    public static Reason Of(ClosedOption option)
    {
        ClosedRoute nearest = NearestOf(option);
        Reason first = nearest.Reasons[0];
        foreach (Reason reason in nearest.Reasons.AsSpan())
        {
            first = reason.Definition.HeadlineRank < first.Definition.HeadlineRank ? reason : first;
        }

        return first;
    }

    /// <summary>The route of a closed option that is nearest to open.</summary>
    public static ClosedRoute NearestOf(ClosedOption option)
    {
        ClosedRoute nearest = option.Routes[0];
        foreach (ClosedRoute route in option.Routes.AsSpan())
        {
            nearest = DistanceOf(route) < DistanceOf(nearest) ? route : nearest;
        }

        return nearest;
    }

    /// <summary>How far a closed route is from open.</summary>
    public static int DistanceOf(in ClosedRoute route)
    {
        ReadOnlySpan<Reason> reasons = route.Reasons.AsSpan();
        return reasons.Length + (reasons[0].Definition == AccountReasons.NoBoundInstrument ? 1 : 0);
    }

    private void Count(ImmutableArray<Reason> reasons, int option)
    {
        foreach (Reason reason in reasons.AsSpan())
        {
            ref Tally tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, reason, out bool isKnown);
            tally.Routes++;
            tally.Options += isKnown && tally.LastOption == option ? 0 : 1;
            tally.LastOption = option;
        }
    }

    private Reason? OnEvery(int routes)
    {
        Reason? first = null;
        foreach ((Reason reason, Tally tally) in _tallies)
        {
            if (tally.Routes == routes && (first is null || reason.Definition.HeadlineRank < first.Definition.HeadlineRank))
            {
                first = reason;
            }
        }

        return first;
    }

    private Reason? OfNearest(IReadOnlyList<ClosedOption> closed, int fewest)
    {
        Reason? first = null;
        int most = 0;
        for (int option = 0; option < closed.Count; option++)
        {
            foreach (ClosedRoute route in closed[option].Routes.AsSpan())
            {
                if (DistanceOf(route) == fewest && FirstOf(route.Reasons) is var (reason, options) && options > most)
                {
                    (first, most) = (reason, options);
                }
            }
        }

        return first;
    }

    private (Reason Reason, int Options) FirstOf(ImmutableArray<Reason> reasons)
    {
        (Reason Reason, int Options) first = (reasons[0], _tallies[reasons[0]].Options);
        foreach (Reason reason in reasons.AsSpan()[1..])
        {
            int options = _tallies[reason].Options;
            if (options > first.Options || (options == first.Options && reason.Definition.HeadlineRank < first.Reason.Definition.HeadlineRank))
            {
                first = (reason, options);
            }
        }

        return first;
    }

    private struct Tally
    {
        public int Routes;
        public int Options;
        public int LastOption;
    }
}
