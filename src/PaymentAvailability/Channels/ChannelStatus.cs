namespace PaymentAvailability;

/// <summary>What state a channel is in. Immutable, safe for concurrent use.</summary>
public sealed record ChannelStatus
{
    /// <summary>The identifier of the channel, as in the catalog.</summary>
    public required string Channel { get; init; }

    /// <summary>Whether it works, and if not, why.</summary>
    public required ChannelState State { get; init; }

    /// <summary>Since when it is in this state, where known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it is expected to leave this state, where known; payers are told this time.</summary>
    public DateTimeOffset? ExpectedEnd { get; init; }
}
