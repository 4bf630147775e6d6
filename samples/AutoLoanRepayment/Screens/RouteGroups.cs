using System.Collections.Immutable;
using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>A closed route as one of the payer's options, with the reasons that are not everybody's.</summary>
internal sealed record ClosedEntry(PaymentInstrument? Instrument, PaymentRoute Route, ImmutableArray<Reason> Reasons)
{
    public PaymentMethod Method => Route.Method;
}

/// <summary>Sorts the closed routes of a result so that each reason is read once: first what closes everything, then what differs.</summary>
internal sealed class RouteGroups
{
    // A route for another bank, class or client is no obstacle to an option that is open; it is another route.
    private static readonly ImmutableHashSet<ReasonDefinition> MeantForOthers =
        [CatalogReasons.BankNotSupported, CatalogReasons.AccountClassNotSupported, CatalogReasons.ClientNotSupported];

    private RouteGroups(ImmutableArray<Reason> common, IReadOnlyList<IReadOnlyList<ClosedEntry>> groups, int unlisted)
    {
        Common = common;
        Groups = groups;
        Unlisted = unlisted;
    }

    /// <summary>The reasons that close every route there is; empty when anything is open.</summary>
    public ImmutableArray<Reason> Common { get; }

    /// <summary>The entries that are closed for the same kinds of reasons; those with the fewest, which are nearest to open, first.</summary>
    public IReadOnlyList<IReadOnlyList<ClosedEntry>> Groups { get; }

    /// <summary>How many closed routes are not worth a line, because another route of the same option fits better.</summary>
    public int Unlisted { get; }

    public static RouteGroups Of(AvailabilityResult result)
    {
        ImmutableArray<Reason> common = result.IsAvailable ? [] : CommonReasons([.. result.ClosedOptions.SelectMany(option => option.Routes)]);
        var entries = new List<ClosedEntry>();
        foreach (PaymentOption option in result.Options)
        {
            Add(option.Instrument, option.ClosedRoutes.Where(route => !IsMeantForOthers(route)));
        }

        foreach (ClosedOption option in result.ClosedOptions)
        {
            Add(option.Instrument, Nearest(option.Routes));
        }

        int closed = result.Options.Sum(option => option.ClosedRoutes.Length) + result.ClosedOptions.Sum(option => option.Routes.Length);
        IEnumerable<IReadOnlyList<ClosedEntry>> groups = entries
            .GroupBy(entry => string.Join(' ', entry.Reasons.Select(reason => reason.Code)))
            .Select(group => group.ToList())
            .OrderBy(group => group[0].Reasons.Length);
        return new RouteGroups(common, [.. groups], closed - entries.Count);

        void Add(PaymentInstrument? instrument, IEnumerable<ClosedRoute> routes)
        {
            foreach (ClosedRoute route in routes)
            {
                entries.Add(new ClosedEntry(instrument, route.Route, [.. route.Reasons.Except(common)]));
            }
        }
    }

    private static ImmutableArray<Reason> CommonReasons(IReadOnlyList<ClosedRoute> routes) =>
        routes.Count == 0 ? [] : [.. routes[0].Reasons.Where(reason => routes.All(route => route.Reasons.Contains(reason)))];

    /// <summary>Leaves out each route that has everything against it that a sibling has, and more.</summary>
    private static IEnumerable<ClosedRoute> Nearest(ImmutableArray<ClosedRoute> routes) =>
        routes.Where(route => !routes.Any(sibling =>
            sibling.Reasons.Length < route.Reasons.Length && sibling.Reasons.All(reason => route.Reasons.Contains(reason))));

    private static bool IsMeantForOthers(ClosedRoute route) => route.Reasons.Any(reason => MeantForOthers.Contains(reason.Definition));
}
