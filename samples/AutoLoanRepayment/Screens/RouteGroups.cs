using System.Collections.Immutable;
using PaymentAvailability;

namespace AutoLoanRepayment.Screens;

/// <summary>Closed routes that have the same story, and the reasons that make it.</summary>
internal sealed record RouteGroup(ImmutableArray<Reason> Reasons, IReadOnlyList<(string Option, string Routes)> Members);

/// <summary>Sorts the closed routes of a result so that a reason is read once: what closes everything first, then what differs.</summary>
internal sealed class RouteGroups
{
    // A route for another bank or class is no obstacle, it is another route.
    private static readonly ImmutableHashSet<ReasonDefinition> MeantForOthers =
    [
        CatalogReasons.BankNotSupported,
        CatalogReasons.AccountClassNotSupported,
        CatalogReasons.ClientNotSupported,
    ];

    private RouteGroups(ImmutableArray<Reason> common, IReadOnlyList<RouteGroup> groups, int unlisted)
    {
        Common = common;
        Groups = groups;
        Unlisted = unlisted;
    }

    /// <summary>The reasons that close every route there is; empty when anything is open.</summary>
    public ImmutableArray<Reason> Common { get; }

    public IReadOnlyList<RouteGroup> Groups { get; }

    /// <summary>How many closed routes have a sibling that fits the payer better.</summary>
    public int Unlisted { get; }

    /// <param name="result">The result.</param>
    /// <param name="labelOf">Names a closed option, given its method and its label.</param>
    /// <param name="storyOf">Reasons with the same story are shown together.</param>
    public static RouteGroups Of(AvailabilityResult result, Func<ClosedOption, string> labelOf, Func<Reason, string> storyOf)
    {
        List<ClosedRoute> closed = [.. result.ClosedOptions.SelectMany(option => option.Routes)];
        ImmutableArray<Reason> common = result.IsAvailable || closed.Count == 0
            ? []
            : [.. closed[0].Reasons.Where(reason => closed.TrueForAll(route => route.Reasons.Contains(reason)))];

        var listed = new List<(string Story, ImmutableArray<Reason> Reasons, string Option, PaymentRoute Route)>();
        foreach (ClosedOption option in result.ClosedOptions)
        {
            foreach (ClosedRoute route in Relevant(option))
            {
                ImmutableArray<Reason> own = [.. route.Reasons.Except(common)];
                listed.Add((string.Join('\n', own.Select(storyOf)), own, labelOf(option), route.Route));
            }
        }

        IEnumerable<RouteGroup> groups = listed.GroupBy(item => item.Story).Select(story => new RouteGroup(
            story.First().Reasons,
            [.. story.GroupBy(item => item.Option).Select(option => (option.Key, string.Join('\n', option.Select(item => NameOf(item.Route)))))]));
        return new RouteGroups(common, [.. groups], closed.Count - listed.Count + result.Options.Sum(option => option.ClosedRoutes.Count(IsForOthers)));
    }

    /// <summary>The part of a route's identifier that its method does not say already.</summary>
    public static string NameOf(PaymentRoute route) =>
        route.Id.StartsWith($"{route.Method.Id}/", StringComparison.Ordinal) ? route.Id[(route.Method.Id.Length + 1)..] : route.Id;

    public static bool IsForOthers(ClosedRoute route) => route.Reasons.Any(reason => MeantForOthers.Contains(reason.Definition));

    private static IEnumerable<ClosedRoute> Relevant(ClosedOption option) =>
        option.Routes.All(IsForOthers) ? option.Routes : option.Routes.Where(route => !IsForOthers(route));
}
