namespace PaymentAvailability.Benchmarks;

/// <summary>The library.</summary>
internal sealed class IndexContestant(PaymentCatalog catalog, RouteQuery[] queries)
    : MatchingContestant(queries, [.. catalog.Routes.Select(route => route.Id)])
{
    public override string Name => "index";

    protected override ReadOnlySpan<int> Find(in RouteQuery query, int[] buffer) => buffer.AsSpan(0, catalog.FindAcceptingRoutes(query, buffer));
}
