namespace PaymentAvailability;

/// <summary>How changes of channels' states are told. Validated when the host starts.</summary>
public sealed class ChannelChangeOptions
{
    /// <summary>How many changes wait for one reader or observer at most; when there are more, the oldest are lost. 1 to 1,000,000, default 1,024.</summary>
    public int MaximumWaiting { get; set; } = 1_024;

    /// <summary>How long an observer may take for one change before it is told to stop. 1 ms to 1 hour, default 10 s.</summary>
    /// <remarks>When the host stops, observers have as long for what still waits for them.</remarks>
    public TimeSpan ObserverTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
