namespace PaymentAvailability;

/// <summary>How payments are resolved. Validated when the host starts.</summary>
public sealed class PaymentAvailabilityOptions
{
    /// <summary>The name of the configuration section that samples and documentation use.</summary>
    public const string SectionName = "PaymentAvailability";

    /// <summary>How long a resolution may take, for requests that do not say. 1 ms to 1 minute, default 300 ms.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>What the state of the payer's device and session means.</summary>
    public ClientOptions Client { get; set; } = new();

    /// <summary>How attempts to pay are kept, and what they close.</summary>
    public AttemptOptions Attempts { get; set; } = new();

    /// <summary>How long a completed verification counts, and how often a payer may try.</summary>
    public VerificationOptions Verification { get; set; } = new();

    /// <summary>How the state of channels follows from payments, probes and calendars.</summary>
    public ChannelHealthOptions Channels { get; set; } = new();

    /// <summary>How the open routes of an option are put in order.</summary>
    public ChannelRankingOptions Ranking { get; set; } = new();

    /// <summary>How results are kept as decisions, where a log of them is registered.</summary>
    public DecisionOptions Decisions { get; set; } = new();

    /// <summary>How orders and the payer's account are verified, where an order source is registered.</summary>
    public OrderOptions Orders { get; set; } = new();

    /// <summary>Which risk rules run, and what their scores lead to.</summary>
    public RiskOptions Risk { get; set; } = new();

    /// <summary>Which limits of channels, banks and regulators hold.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>
    /// How gates are run, by name. A name is a kind (<c>client</c>, <c>channel</c>, <c>attempt</c>, <c>verification</c>, <c>order</c>, <c>risk</c>, <c>limit</c>, <c>gate</c>) or a kind, a dot and
    /// the implementation's type in snake case (<c>risk.holiday_rule</c>); what the longer name sets wins. Case does not matter.
    /// </summary>
    public IDictionary<string, GateOptions> Gates { get; } = new Dictionary<string, GateOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the identifiers of resolutions begin; set it to make runs repeatable. Default somewhere random.</summary>
    public ulong? Seed { get; set; }

    /// <summary>The options of the gate <paramref name="name"/>, made at the first call.</summary>
    /// <param name="name">As in <see cref="Gates"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public GateOptions Gate(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Gates.TryGetValue(name, out GateOptions? options))
        {
            Gates.Add(name, options = new GateOptions());
        }

        return options;
    }

    internal GateOptions FindGate(string kind, string name)
    {
        GateOptions ofKind = Gates.TryGetValue(kind, out GateOptions? general) ? general : new GateOptions();
        return Gates.TryGetValue(name, out GateOptions? exact) ? exact.Over(ofKind) : ofKind;
    }
}
