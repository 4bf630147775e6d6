namespace PaymentAvailability;

/// <summary>A route of a compiled catalog: a method over a channel, the unit that is open or closed. Immutable, safe for concurrent use.</summary>
public sealed class PaymentRoute
{
    internal PaymentRoute(string id, PaymentMethod method, PaymentChannel channel, int index)
    {
        Id = id;
        Method = method;
        Channel = channel;
        Index = index;
    }

    /// <summary>Identifies the route in the whole catalog, by default <c>method/channel</c>.</summary>
    public string Id { get; }

    /// <summary>What the payer picks.</summary>
    public PaymentMethod Method { get; }

    /// <summary>What carries the money.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>The number of the route in <see cref="PaymentCatalog.Routes"/>. Holds for one compiled catalog only.</summary>
    public int Index { get; }

    /// <summary>The amounts that the route accepts in one currency, from its own, its method's and its channel's terms together.</summary>
    /// <param name="currency">The currency. Whether the route accepts it at all is another of its terms.</param>
    /// <returns>The smallest and the largest amount, both included; <see langword="null"/> where there is no bound.</returns>
    public (Money? Minimum, Money? Maximum) AmountsIn(Currency currency) => Method.Catalog.Index.AmountsOf(Index, currency);

    /// <summary>The identifier.</summary>
    public override string ToString() => Id;
}
