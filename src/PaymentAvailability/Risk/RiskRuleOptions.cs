namespace PaymentAvailability;

/// <summary>How one rule takes part. Validated when the host starts.</summary>
public sealed class RiskRuleOptions
{
    /// <summary>Whether it has effect. Default <see cref="RiskMode.Enforced"/>.</summary>
    public RiskMode Mode { get; set; }

    /// <summary>For which share of payers it has effect; for the others it is in shadow. 0 to 1, default 1. A payer stays on one side, and a larger share keeps those of a smaller one.</summary>
    public double EnforcedShare { get; set; } = 1;

    /// <summary>By what its score is multiplied before it is combined. 0 to 1, default 1.</summary>
    public double Weight { get; set; } = 1;
}
