namespace PaymentAvailability;

/// <summary>How often channels are probed. Validated when the host starts.</summary>
public sealed class ChannelProbeOptions
{
    /// <summary>How long after an answer the next question is sent to a channel that works. 100 ms to 1 day, default 30 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for a channel in doubt: unknown, degraded, down or recovering. 100 ms to <see cref="Interval"/>, default 2 s.</summary>
    public TimeSpan IntervalInDoubt { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>After how long without an answer a probe counts as failed and is told to stop. 10 ms to 10 minutes, default 5 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>By which share of itself an interval is made longer or shorter at random, so that instances do not ask in step. 0 to 0.5, default 0.2.</summary>
    public double Jitter { get; set; } = 0.2;

    /// <summary>Where chance begins; set it to make runs repeatable. Default somewhere random.</summary>
    public ulong? Seed { get; set; }
}
