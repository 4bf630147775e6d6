namespace PaymentAvailability;

/// <summary>What one instance counted of a channel, or of one bank or method over it, in one window of time. Immutable.</summary>
/// <remarks>
/// Sums only grow while the window is open, so a later row of the same instance, channel, bank, method and window replaces an earlier one,
/// and repeating a row does no harm. Names no payer.
/// </remarks>
public sealed record ChannelCounts
{
    /// <summary>The channel, by the identifier in the catalog.</summary>
    public required string Channel { get; init; }

    /// <summary>The bank that alone is counted; <see langword="null"/> for any.</summary>
    public string? Bank { get; init; }

    /// <summary>The method that alone is counted; <see langword="null"/> for any.</summary>
    public string? Method { get; init; }

    /// <summary>When the window began, by the clock of the instance.</summary>
    public required DateTimeOffset Window { get; init; }

    /// <summary>How many payments were counted.</summary>
    public required int Payments { get; init; }

    /// <summary>How many of them the channel failed.</summary>
    public required int Failures { get; init; }
}
