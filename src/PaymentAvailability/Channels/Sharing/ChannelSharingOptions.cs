namespace PaymentAvailability;

/// <summary>How the health of channels is shared with other instances, where an <see cref="IChannelHealthExchange"/> is registered.</summary>
public sealed class ChannelSharingOptions
{
    /// <summary>How often counts and states are exchanged. 100 ms to 1 minute, default 2 seconds.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an exchange may take. 10 ms to 1 minute, default 1 second; what takes longer is repeated at the next interval.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The length of a window of counts. 1 second to 10 minutes, default 10 seconds.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(10);
}
