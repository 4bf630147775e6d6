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
    public required IReadOnlyList<ChannelSwitch> Switches { get; init; }
}

/// <summary>What an operator set or cleared for a channel, or one bank or method over it. Immutable.</summary>
public sealed record ChannelSwitch
{
    /// <summary>The channel, by the identifier in the catalog.</summary>
    public required string Channel { get; init; }

    /// <summary>The bank that alone was meant; <see langword="null"/> for any.</summary>
    public string? Bank { get; init; }

    /// <summary>The method that alone was meant; <see langword="null"/> for any.</summary>
    public string? Method { get; init; }

    /// <summary>When it was set or cleared.</summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>What was set; <see langword="null"/> when it was cleared.</summary>
    public ChannelStatus? Status { get; init; }
}
