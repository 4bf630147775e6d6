namespace PaymentAvailability;

/// <summary>How calls to a dependency are bounded, shared, remembered and given up. Validated when the host starts.</summary>
/// <remarks>The defaults follow from each other and from the deadline of a resolution; <c>docs/overload.md</c> shows the sums.</remarks>
public sealed class ProtectionOptions
{
    /// <summary>How long one call may take. 1 ms to 1 minute, default the deadline of a resolution; longer is of no use to anybody.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// The most calls at the same time: for a database the connections that they may take. 1 to 10,000, default 8. Fewer are made where
    /// more do not help; see <see cref="AdaptsConcurrency"/>.
    /// </summary>
    public int MaximumConcurrency { get; set; } = 8;

    /// <summary>Whether fewer calls are made at the same time as long as that loses no throughput. Default <see langword="true"/>.</summary>
    public bool AdaptsConcurrency { get; set; } = true;

    /// <summary>The most keys asked for in one call. 1 to 1,000, default 64. More than one are asked for only when they wait already.</summary>
    public int MaximumBatch { get; set; } = 64;

    /// <summary>
    /// How long a key may wait for its call; whoever would wait longer is refused at once. Zero to 1 minute, default a tenth of the
    /// deadline of a resolution. The queue follows by Little's law: its length is this time by the rate at which keys are answered.
    /// </summary>
    public TimeSpan? MaximumWait { get; set; }

    /// <summary>How long an answer is taken for fresh. Zero to 1 hour, default 1 second.</summary>
    public TimeSpan FreshFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer stands in when no fresh one can be had; the result tells its age. Zero to 1 day, default 15 seconds.</summary>
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The most answers remembered. 1 to 10,000,000, default 100,000.</summary>
    public int MaximumRemembered { get; set; } = 100_000;

    /// <summary>How many calls that failed may be repeated, as a share of all calls, so that repeating cannot become a load of its own. 0 to 1, default 0.1.</summary>
    public double RetryShare { get; set; } = 0.1;

    /// <summary>How many calls that are too late may still hold their thread or connection before no further ones are made. 1 to 1,000, default 8.</summary>
    public int MaximumStuckCalls { get; set; } = 8;

    /// <summary>When no calls are made for a while because so many failed.</summary>
    public BreakerOptions Breaker { get; set; } = new();

    /// <summary>After what time those who are refused are told to try again. 100 ms to 1 hour, default 2 seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);
}
