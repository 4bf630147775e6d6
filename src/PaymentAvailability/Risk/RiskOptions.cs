namespace PaymentAvailability;

/// <summary>Which risk rules run, and what their scores lead to. Validated when the host starts.</summary>
/// <remarks>A rule that is <see langword="null"/> does not run. Rules of the host's own are added with <see cref="PaymentAvailabilityBuilder.AddRiskRule"/>.</remarks>
public sealed class RiskOptions
{
    /// <summary>Whether the whole policy has effect. In shadow nothing a rule finds closes or demands anything, but for the deny list and compliance holds.</summary>
    public RiskMode Mode { get; set; }

    /// <summary>For which share of payers the whole policy has effect. 0 to 1, default 1.</summary>
    public double EnforcedShare { get; set; } = 1;

    /// <summary>How often, how much, with how many cards …: within a time. At most 32.</summary>
    public IList<VelocityRule> Velocity { get; } = [];

    /// <summary>An amount unlike what the payer usually pays.</summary>
    public UnusualAmountRule? UnusualAmount { get; set; }

    /// <summary>A device that the payer has not paid with.</summary>
    public NewDeviceRule? NewDevice { get; set; }

    /// <summary>A place that the payer has not paid from.</summary>
    public NewPlaceRule? NewPlace { get; set; }

    /// <summary>A place that the payer cannot have got to since the last payment.</summary>
    public ImpossibleTravelRule? ImpossibleTravel { get; set; }

    /// <summary>Several attempts in a row that were declined.</summary>
    public DeclinesInARowRule? DeclinesInARow { get; set; }

    /// <summary>A first payment to an account.</summary>
    public NewPayeeRule? NewPayee { get; set; }

    /// <summary>A large amount at night.</summary>
    public NightAmountRule? NightAmount { get; set; }

    /// <summary>A device that cannot be trusted.</summary>
    public DeviceIntegrityRule? DeviceIntegrity { get; set; }

    /// <summary>How rules take part, by name: <c>velocity.</c> and the rule's name, <c>unusual_amount</c>, <c>new_device</c> …, or <c>risk.</c> and the type of a host's rule in snake case.</summary>
    public IDictionary<string, RiskRuleOptions> Rules { get; } = new Dictionary<string, RiskRuleOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What scores lead to. When empty: verify from 0.5, have a person look from 0.95. At most 32.</summary>
    public IList<RiskResponse> Responses { get; } = [];

    /// <summary>How a model of the host's own is asked.</summary>
    public RiskModelOptions Model { get; set; } = new();

    /// <summary>How payers' histories are kept in memory.</summary>
    public PayerHistoryOptions History { get; set; } = new();

    /// <summary>How counters are kept.</summary>
    public CounterOptions Counters { get; set; } = new();

    /// <summary>How the library learns from labels.</summary>
    public RiskLearningOptions Learning { get; set; } = new();

    /// <summary>How <paramref name="rule"/> takes part, made at the first call.</summary>
    /// <param name="rule">As in <see cref="Rules"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="rule"/> is empty.</exception>
    public RiskRuleOptions Rule(string rule)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rule);
        if (!Rules.TryGetValue(rule, out RiskRuleOptions? options))
        {
            Rules.Add(rule, options = new RiskRuleOptions());
        }

        return options;
    }
}
