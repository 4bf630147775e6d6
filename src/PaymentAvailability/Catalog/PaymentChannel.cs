using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A channel of a compiled catalog. Immutable, safe for concurrent use.</summary>
public sealed class PaymentChannel
{
    internal PaymentChannel(ChannelDefinition definition)
    {
        Id = definition.Id;
        Name = definition.Name ?? LocalizedText.Of(definition.Id);
        Failover = [.. definition.Failover];
        Upstreams = [.. definition.Upstreams];
    }

    /// <summary>Identifies the channel, for example <c>netsunion</c>.</summary>
    public string Id { get; }

    /// <summary>What operators and payers call it.</summary>
    public LocalizedText Name { get; }

    /// <summary>The channels to try when this one fails, the preferred one first; see <see cref="ChannelDefinition.Failover"/>.</summary>
    public ImmutableArray<string> Failover { get; }

    /// <summary>What the channel itself depends on, such as a clearing network or a bank. Channels that share one are not each other's backup.</summary>
    public ImmutableArray<string> Upstreams { get; }

    /// <summary>The place of the channel in <see cref="PaymentCatalog.Channels"/>; set once, when the catalog is made.</summary>
    internal int Index { get; set; }

    /// <summary>The identifier.</summary>
    public override string ToString() => Id;
}
