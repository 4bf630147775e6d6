namespace PaymentAvailability;

/// <summary>How far a channel is to be relied on, best first.</summary>
internal enum HealthTier : byte
{
    /// <summary>Works, as far as anybody knows.</summary>
    Usable,

    /// <summary>Works worse than usual.</summary>
    Doubtful,

    /// <summary>Was down, and may still be: open as a last resort.</summary>
    LastResort,

    /// <summary>Does not work, and is open only because nobody who closes routes was asked.</summary>
    Broken,
}

/// <summary>Which tier a state belongs to.</summary>
internal static class HealthTiers
{
    public static HealthTier TierOf(ChannelState state) => state switch
    {
        ChannelState.Degraded => HealthTier.Doubtful,
        ChannelState.Recovering => HealthTier.LastResort,
        ChannelState.Down or ChannelState.Maintenance or ChannelState.Disabled => HealthTier.Broken,
        _ => HealthTier.Usable,
    };
}
