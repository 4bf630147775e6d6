namespace PaymentAvailability;

/// <summary>What an operator set or cleared for a channel, or one bank or method over it. Immutable.</summary>
public sealed record SharedChannelSwitch
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
