using System.Numerics;

namespace PaymentAvailability.Tests;

/// <summary>A compiled catalog beside its reference.</summary>
internal sealed class ComparedCatalog
{
    private readonly PaymentCatalog _catalog;
    private readonly ReferenceRoute[] _references;
    private readonly int[] _found;
    private readonly ulong[] _open;
    private readonly List<Reason> _reasons = [];

    public ComparedCatalog(PaymentCatalog catalog, ReferenceCatalog reference)
    {
        Dictionary<string, ReferenceRoute> byId = reference.Routes.ToDictionary(route => route.Id);
        _catalog = catalog;
        _references = [.. catalog.Routes.Select(route => byId[route.Id])];
        _found = new int[catalog.Routes.Length];
        _open = new ulong[catalog.Index.WordCount];
    }

    /// <summary>The difference between the accepting routes that the two find, or null.</summary>
    public string? FindDifference(in RouteQuery query)
    {
        var facts = new ReferenceFacts(query);
        int count = _catalog.FindAcceptingRoutes(query, _found);
        int next = 0;
        for (int route = 0; route < _references.Length; route++)
        {
            bool isFound = next < count && _found[next] == route;
            if (isFound)
                next++;
            if (isFound != _references[route].Accepts(facts))
                return $"route `{_references[route].Id}` should be {(isFound ? "closed" : "open")}";
        }

        return next < count ? $"there are {count} numbers, not all of them routes in order" : null;
    }

    /// <summary>The difference between the reasons that the two give for some routes of a query, or null.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="first">The first route to look at.</param>
    /// <param name="step">How far it is from one route to the next.</param>
    public string? FindDifferenceOfReasons(in RouteQuery query, int first, int step)
    {
        var facts = new ReferenceFacts(query);
        RouteIndex index = _catalog.Index;
        SelectedRows selected = index.Select(query);
        HoursState? hours = index.HoursOf(query);
        index.Match(query, selected, hours, _open);
        for (int route = first; route < _references.Length; route += step)
        {
            _reasons.Clear();
            index.AddReasons(route, query, selected, hours, _reasons);
            string[] actual = [.. _reasons.Select(Text).Order(StringComparer.Ordinal)];
            string[] expected = [.. _references[route].ReasonsFor(facts).Order(StringComparer.Ordinal)];
            if (!actual.SequenceEqual(expected))
                return $"route `{_references[route].Id}` gives {string.Join("; ", actual)} for {string.Join("; ", expected)}";
            if ((_open[route / 64] >> route & 1) != (expected.Length == 0 ? 1UL : 0))
                return $"the bit of route `{_references[route].Id}` does not say what its reasons say";
        }

        int count = _catalog.FindAcceptingRoutes(query, _found);
        return _open.Sum(word => BitOperations.PopCount(word)) == count ? null : "the bits do not say what the numbers say";
    }

    public static string Text(Reason reason) =>
        reason.Facts.IsEmpty ? reason.Code.Value : $"{reason.Code}({string.Join(", ", reason.Facts.Select(Text))})";

    private static string Text(Fact fact) =>
        fact.TryGetTokens(out var values) ? $"{fact.Name}={string.Join('|', values.Select(value => value.ToUpperInvariant()).Order(StringComparer.Ordinal))}"
        : fact.TryGetToken(out string? value) ? $"{fact.Name}={value.ToUpperInvariant()}"
        : fact.ToString();
}
