namespace PaymentAvailability;

/// <summary>What state a channel is in, or one part of its traffic. Immutable, safe for concurrent use.</summary>
public sealed record ChannelStatus
{
    /// <summary>The identifier of the channel, as in the catalog.</summary>
    public required string Channel { get; init; }

    /// <summary>The bank whose instruments alone the status is about; <see langword="null"/> for any.</summary>
    public string? Bank { get; init; }

    /// <summary>The method that alone the status is about; <see langword="null"/> for any.</summary>
    public string? Method { get; init; }

    /// <summary>Whether it works, and if not, why.</summary>
    public required ChannelState State { get; init; }

    /// <summary>Since when it is in this state, where known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it is expected to leave this state, where known; payers are told this time.</summary>
    public DateTimeOffset? ExpectedEnd { get; init; }

    /// <summary>Why it is thought to be in this state, in numbers; <see langword="null"/> when it was set and not measured.</summary>
    public ChannelEvidence? Evidence { get; init; }

    /// <summary>Whether the status is about the whole channel.</summary>
    internal bool IsOfWholeChannel => Bank is null && Method is null;
}
