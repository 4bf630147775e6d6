namespace PaymentAvailability;

/// <summary>What one instance knows of channels and tells the others. Immutable.</summary>
public sealed record ChannelHealthShare
{
    /// <summary>Names the instance: unique among those that run, and a new one after a restart, because its counts begin anew.</summary>
    public required string Instance { get; init; }

    /// <summary>When it was told, by the clock of the instance.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its counts of the latest windows.</summary>
    public required IReadOnlyList<ChannelCounts> Counts { get; init; }

    /// <summary>The states that it measured. An instance that knows nothing of a channel yet takes them over.</summary>
    public required IReadOnlyList<ChannelStatus> States { get; init; }

    /// <summary>What operators set, and when. The latest counts for all instances.</summary>
    public required IReadOnlyList<SharedChannelSwitch> Switches { get; init; }
}
