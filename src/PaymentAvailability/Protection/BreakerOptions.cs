namespace PaymentAvailability;

/// <summary>When a dependency that fails is left alone for a while. The breaker is that of Polly.</summary>
public sealed class BreakerOptions
{
    /// <summary>The share of calls that must fail or be late. Above 0, to 1; default 0.5.</summary>
    public double FailureShare { get; set; } = 0.5;

    /// <summary>How many calls there must be in <see cref="Sampling"/> before their share says anything. 2 to 1,000,000, default 20.</summary>
    public int MinimumCalls { get; set; } = 20;

    /// <summary>Over what time calls are counted. 500 ms to 1 hour, default 10 seconds.</summary>
    public TimeSpan Sampling { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long no call is made; then one is tried. 500 ms to 1 hour, default 2 seconds.</summary>
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(2);
}
