using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Puts the open routes of one option in the order in which to try them. Reused; for one thread at a time.</summary>
/// <remarks>
/// By tier, then by score, then as the catalog has them. After the first route come those that do not fail together with one before them, and then
/// the others: a backup is one only if it does not fail with what it backs. Last resorts stay last.
/// </remarks>
internal sealed class RouteSorter
{
    private readonly List<(HealthTier Tier, double Score)> _places = [];
    private readonly List<PaymentRoute> _catalogOrder = [];
    private readonly List<PaymentRoute> _kin = [];

    /// <summary>The routes that would come before the first but for the state of their channel, as the catalog has them; until the next sort.</summary>
    public List<(PaymentRoute Route, HealthTier Tier)> Demoted { get; } = [];

    /// <summary>Sorts the open routes of an option, given in the order of the catalog.</summary>
    /// <returns>Whether any of them has another place than before.</returns>
    public bool Sort(RankingView view, ResolutionId decision, PaymentMethod method, PaymentInstrument? instrument, List<PaymentRoute> routes)
    {
        Demoted.Clear();
        if (routes.Count < 2 || view.IsCatalogOrder(method))
        {
            return false;
        }

        _catalogOrder.Clear();
        _catalogOrder.AddRange(routes);
        _places.Clear();
        foreach (PaymentRoute route in routes)
        {
            _places.Add(view.PlaceOf(route, instrument, decision));
        }

        FindDemoted();
        Order(routes);
        if (view.Kinship.HasKinAmong(method))
        {
            PutKinLater(view.Kinship, routes);
        }

        return !CollectionsMarshal.AsSpan(routes).SequenceEqual(CollectionsMarshal.AsSpan(_catalogOrder));
    }

    /// <summary>Lets go of what the last sort looked at.</summary>
    public void Clear()
    {
        Demoted.Clear();
        _catalogOrder.Clear();
        _kin.Clear();
    }

    private void FindDemoted()
    {
        int first = 0;
        for (int i = 1; i < _places.Count; i++)
        {
            first = Precedes(_places[i], _places[first]) ? i : first;
        }

        for (int i = 0; i < first; i++)
        {
            if (_places[i].Tier > _places[first].Tier)
            {
                Demoted.Add((_catalogOrder[i], _places[i].Tier));
            }
        }
    }

    // By insertion: options have few routes, mostly in order already, and equals must stay as they are.
    private void Order(List<PaymentRoute> routes)
    {
        for (int i = 1; i < routes.Count; i++)
        {
            (PaymentRoute route, (HealthTier Tier, double Score) place) = (routes[i], _places[i]);
            int to = i;
            for (; to > 0 && Precedes(place, _places[to - 1]); to--)
            {
                (routes[to], _places[to]) = (routes[to - 1], _places[to - 1]);
            }

            (routes[to], _places[to]) = (route, place);
        }
    }

    private void PutKinLater(ChannelKinship kinship, List<PaymentRoute> routes)
    {
        _kin.Clear();
        int alone = 0;
        int i = 0;
        for (; i < routes.Count && _places[i].Tier < HealthTier.LastResort; i++)
        {
            if (HasKinBefore(kinship, routes, alone, routes[i].Channel))
            {
                _kin.Add(routes[i]);
            }
            else
            {
                routes[alone++] = routes[i];
            }
        }

        foreach (PaymentRoute route in _kin)
        {
            routes[alone++] = route;
        }
    }

    private static bool HasKinBefore(ChannelKinship kinship, List<PaymentRoute> routes, int count, PaymentChannel channel)
    {
        for (int i = 0; i < count; i++)
        {
            if (kinship.AreKin(routes[i].Channel, channel))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Precedes((HealthTier Tier, double Score) one, (HealthTier Tier, double Score) other) =>
        one.Tier < other.Tier || (one.Tier == other.Tier && one.Score > other.Score);
}
