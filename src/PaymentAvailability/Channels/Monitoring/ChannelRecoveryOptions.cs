namespace PaymentAvailability;

/// <summary>How a channel that is down comes back.</summary>
public sealed class ChannelRecoveryOptions
{
    /// <summary>How long a channel stays down before it is tried again, the first time. 1 second to 1 hour, default 30 seconds.</summary>
    public TimeSpan BaseTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>By how much the time grows when the channel fails again. 1 to 10, default 2.</summary>
    public double Growth { get; set; } = 2;

    /// <summary>The longest time down before the channel is tried again. <see cref="BaseTime"/> to 1 day, default 10 minutes.</summary>
    public TimeSpan MaximumTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long without trouble earlier outages are forgotten, so that the time begins at <see cref="BaseTime"/> again. 1 minute to 7 days, default 1 hour.</summary>
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How probable it may be that the trial of a channel calls it recovered when it is not, and the other way round. 0.0001 to 0.2,
    /// default 0.01: about seven payments without a failure, or two failures.
    /// </summary>
    public double Error { get; set; } = 0.01;
}
