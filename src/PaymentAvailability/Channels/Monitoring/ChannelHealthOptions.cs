namespace PaymentAvailability;

/// <summary>How the state of channels follows from what is reported of payments, from probes and from calendars.</summary>
public sealed class ChannelHealthOptions
{
    /// <summary>How an outage is told from noise.</summary>
    public ChannelDetectionOptions Detection { get; set; } = new();

    /// <summary>How a channel that is down comes back.</summary>
    public ChannelRecoveryOptions Recovery { get; set; } = new();

    /// <summary>How counts and states are shared with other instances.</summary>
    public ChannelSharingOptions Sharing { get; set; } = new();

    /// <summary>
    /// What a payment without a known result says of the channel: <see cref="PaymentOutcome.Failed"/> that it failed, which is the
    /// default, <see cref="PaymentOutcome.Succeeded"/> that it worked, <see cref="PaymentOutcome.Ignored"/> nothing.
    /// </summary>
    public PaymentOutcome UnknownCountsAs { get; set; } = PaymentOutcome.Failed;

    /// <summary>
    /// The share of payments a channel has to carry, declined ones included: one in trouble that carries less is down, and its routes
    /// close; one that carries more is degraded, and stays open behind better ones. 0 to 1, default 0.5.
    /// </summary>
    public double DownBelow { get; set; } = 0.5;

    /// <summary>
    /// The largest share of channels that payments and probes may put down at a time, rounded down and never all: when more seem to
    /// fail the fault may be the host's own. Likewise for each bank and method among the channels that serve it. 0 to 1, default 0.5.
    /// An operator's switch and announced maintenance are not bound by it.
    /// </summary>
    public double MaximumDownShare { get; set; } = 0.5;

    /// <summary>How many failed probes in a row, with no payment succeeding between, put a channel down. 1 to 100, default 3.</summary>
    public int ProbeFailuresToDown { get; set; } = 3;

    /// <summary>The most banks and methods watched on their own, each with its channel. 0 to 1,000,000 of up to 1 KB each, default 10,000.</summary>
    public int MaximumParts { get; set; } = 10_000;

    /// <summary>
    /// How long after it came a result may be reported to count. Older ones say nothing about now. 1 second to 1 day, default 10
    /// minutes.
    /// </summary>
    public TimeSpan LatestReport { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether a channel counts as healthy before anything is known of it. Default: it is unknown, and stays open as one.</summary>
    public bool AssumeHealthy { get; set; }
}
