namespace PaymentAvailability;

/// <summary>What a probe found. Immutable, safe for concurrent use.</summary>
public sealed class ChannelProbeResult
{
    private ChannelProbeResult(string? problem) => Problem = problem;

    /// <summary>The channel answered as it should.</summary>
    public static ChannelProbeResult Healthy { get; } = new(null);

    /// <summary>Whether the channel answered as it should.</summary>
    public bool IsHealthy => Problem is null;

    /// <summary>What was wrong, as a word for the log such as <c>status_503</c>; <see langword="null"/> when nothing was.</summary>
    public string? Problem { get; }

    /// <summary>The channel did not answer, or not as it should.</summary>
    /// <param name="problem">A word for the log, the same for the same trouble: 1 to 64 letters, digits and <c>_ . : -</c> with few digits. Nothing personal.</param>
    /// <exception cref="ArgumentException"><paramref name="problem"/> is something else.</exception>
    public static ChannelProbeResult Failed(string problem) => problem is not null && SafeToken.IsSafe(problem)
        ? new ChannelProbeResult(problem)
        : throw new ArgumentException($"the problem of a probe is no word for the log; use {SafeToken.Rule}", nameof(problem));

    /// <summary>The problem, or <c>healthy</c>.</summary>
    public override string ToString() => Problem ?? "healthy";
}
