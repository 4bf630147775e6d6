namespace PaymentAvailability;

/// <summary>What came of one payment, as far as the health of its channel is concerned. Names nobody.</summary>
internal readonly record struct ChannelOutcome
{
    /// <summary>The channel, by the identifier in the catalog.</summary>
    public required string Channel { get; init; }

    /// <summary>The bank of the instrument, where it is known.</summary>
    public string? Bank { get; init; }

    /// <summary>The method, where it is known.</summary>
    public string? Method { get; init; }

    /// <summary>What came of it.</summary>
    public required PaymentOutcome Outcome { get; init; }

    /// <summary>How long the channel took to answer, where it was measured.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>When the answer came, by the host's word; it may be late, and it may be wrong.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was reported, by the library's clock.</summary>
    public required DateTimeOffset ReportedAt { get; init; }
}
