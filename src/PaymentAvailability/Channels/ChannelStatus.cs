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

    /// <summary>Who set it or why, such as <c>ops.night_shift</c>; 1 to 64 plain characters that cannot be personal. <see langword="null"/> when it was measured.</summary>
    /// <exception cref="ArgumentException">The value is no safe token. The message does not repeat it.</exception>
    public string? SetBy
    {
        get;
        init => field = value is null || SafeToken.IsSafe(value)
            ? value
            : throw new ArgumentException($"who set the state was refused; use {SafeToken.Rule}", nameof(value));
    }

    /// <summary>When what was set ends by itself; <see langword="null"/> for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>For maintenance that a calendar announces: what the calendar calls it.</summary>
    internal ChannelClosingKind? Closing { get; init; }

    /// <summary>What the status is about, in a few words.</summary>
    internal string Subject => (Bank ?? Method) is { } part ? $"{Channel} for {part}" : Channel;

    /// <summary>Whether the status is about the whole channel.</summary>
    internal bool IsOfWholeChannel => Bank is null && Method is null;
}
