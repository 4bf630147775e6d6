namespace PaymentAvailability.Benchmarks;

/// <summary>What a good developer writes by hand: an object a route, and a query over them.</summary>
internal sealed class LinqContestant : MatchingContestant
{
    private readonly List<HandWrittenRoute> _routes;

    public LinqContestant(Market market)
        : base(market.Queries, market.RouteIds()) =>
        _routes = [.. market.Definition.Methods.SelectMany(method => method.Routes).Select((route, number) => new HandWrittenRoute(number, route.Terms))];

    public override string Name => "linq";

    protected override ReadOnlySpan<int> Find(in RouteQuery query, int[] buffer)
    {
        RouteQuery asked = query;
        return _routes.Where(route => route.Accepts(asked)).Select(route => route.Id).ToArray();
    }
}
