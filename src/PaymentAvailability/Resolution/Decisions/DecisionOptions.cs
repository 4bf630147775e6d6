namespace PaymentAvailability;

/// <summary>How decisions are handed to an <see cref="IDecisionLog"/>, where one is registered. Validated when the host starts.</summary>
public sealed class DecisionOptions
{
    /// <summary>The most decisions that wait to be kept; further ones are dropped and counted. 1 to 1,000,000, default 10,000.</summary>
    public int MaximumWaiting { get; set; } = 10_000;

    /// <summary>The most decisions handed over at once. 1 to 10,000, default 500.</summary>
    public int MaximumBatch { get; set; } = 500;

    /// <summary>How long the log may take for one call. 10 ms to 1 minute, default 5 seconds; then the same decisions are handed over again.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait after a call that failed. 10 ms to 10 minutes, default 1 second.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}
