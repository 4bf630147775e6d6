namespace PaymentAvailability;

/// <summary>A channel, or one part of its traffic, changed its state. Immutable, safe for concurrent use.</summary>
public sealed record ChannelStatusChange
{
    /// <summary>Counts the changes of one process from 1 without a gap, so that a reader sees when it missed some.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it changed, by the library's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it was before.</summary>
    public required ChannelState From { get; init; }

    /// <summary>What it is now, with the evidence.</summary>
    public required ChannelStatus Status { get; init; }

    /// <summary>The channel, the bank or method if it is about one alone, and both states: <c>netsunion for ICBC: healthy to down</c>.</summary>
    public override string ToString() => $"{Status.Subject}: {WireNames.ChannelState.NameOf(From)} to {WireNames.ChannelState.NameOf(Status.State)}";
}
