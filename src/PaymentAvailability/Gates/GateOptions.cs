namespace PaymentAvailability;

/// <summary>How one gate is run, and what it means when it does not know.</summary>
public sealed class GateOptions
{
    /// <summary>
    /// What an unknown answer closes. Default: nothing for channel status, everything for order verification, risk rules and the
    /// host's own gates, because money safety comes first.
    /// </summary>
    public UnknownPolicy? WhenUnknown { get; set; }

    /// <summary>How long the gate may take, at most the deadline of the resolution. Default: that deadline.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Where the gate runs. Default <see cref="GateExecution.Isolated"/>; the built-in client gate, channel board and attempts in memory always run inline.</summary>
    public GateExecution? Execution { get; set; }

    /// <summary>
    /// How many calls of an isolated gate may hold a thread beyond their time before further ones are answered as unknown without
    /// being tried. 1 to 1,000, default 8. Calls within their time do not count, nor do those that wait without a thread.
    /// </summary>
    public int? MaximumStuckCalls { get; set; }

    /// <summary>
    /// The most calls of an isolated gate at the same time; fewer are made where more do not help. Whoever would wait for a call longer
    /// than a tenth of the deadline is answered at once, as <see cref="UnknownCause.Overloaded"/>. 1 to 10,000, default 256.
    /// </summary>
    public int? MaximumConcurrency { get; set; }

    /// <summary>When an isolated gate that fails or is late is left alone for a while, answered as <see cref="UnknownCause.Broken"/>. Default as <see cref="BreakerOptions"/> says.</summary>
    public BreakerOptions? Breaker { get; set; }

    internal const int DefaultMaximumStuckCalls = 8;

    internal const int DefaultMaximumConcurrency = 256;

    /// <summary>These options, with what they leave open taken from <paramref name="general"/>.</summary>
    internal GateOptions Over(GateOptions general) => new()
    {
        WhenUnknown = WhenUnknown ?? general.WhenUnknown,
        Timeout = Timeout ?? general.Timeout,
        Execution = Execution ?? general.Execution,
        MaximumStuckCalls = MaximumStuckCalls ?? general.MaximumStuckCalls,
        MaximumConcurrency = MaximumConcurrency ?? general.MaximumConcurrency,
        Breaker = Breaker ?? general.Breaker,
    };
}

/// <summary>What an unknown answer closes.</summary>
public enum UnknownPolicy
{
    /// <summary>Nothing; the result says that the gate did not know. On the wire: <c>open</c>.</summary>
    Open,

    /// <summary>Everything, with <c>platform.evaluation_incomplete</c> or <c>platform.dependency_failure</c>. On the wire: <c>close</c>.</summary>
    Close,
}

/// <summary>Where a gate runs.</summary>
public enum GateExecution
{
    /// <summary>On the thread pool, so that even a gate that blocks its thread cannot hold the caller. For everything with I/O.</summary>
    Isolated,

    /// <summary>
    /// On the caller's thread, without that protection and its cost of about a microsecond: with the caller's own token, so that the
    /// gate is not told when it is too late. For gates that only look into memory.
    /// </summary>
    Inline,
}
