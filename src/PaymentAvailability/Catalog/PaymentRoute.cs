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

    /// <summary>The identifier.</summary>
    public override string ToString() => Id;
}
