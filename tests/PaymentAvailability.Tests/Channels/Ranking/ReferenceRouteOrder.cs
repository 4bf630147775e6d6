namespace PaymentAvailability.Tests;

/// <summary>The order of open routes as the documentation tells it, by sorting whole lists.</summary>
internal static class ReferenceRouteOrder
{
    /// <param name="inCatalogOrder">The open routes.</param>
    /// <param name="placeOf">The tier and score of each.</param>
    public static List<PaymentRoute> Sort(IEnumerable<PaymentRoute> inCatalogOrder, Func<PaymentRoute, (HealthTier Tier, double Score)> placeOf)
    {
        List<PaymentRoute> sorted = [.. inCatalogOrder.OrderBy(route => placeOf(route).Tier).ThenByDescending(route => placeOf(route).Score)];
        List<PaymentRoute> last = [.. sorted.Where(route => placeOf(route).Tier >= HealthTier.LastResort)];
        var independent = new List<PaymentRoute>();
        var kin = new List<PaymentRoute>();
        foreach (PaymentRoute route in sorted.Except(last))
            (independent.Any(earlier => earlier.Channel != route.Channel && StakesOf(earlier).Overlaps(StakesOf(route))) ? kin : independent).Add(route);
        return [.. independent, .. kin, .. last];
    }

    private static HashSet<string> StakesOf(PaymentRoute route) => new([.. route.Channel.Upstreams, route.Channel.Id], StringComparer.OrdinalIgnoreCase);
}
