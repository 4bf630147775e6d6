namespace PaymentAvailability;

/// <summary>How the library learns from labels. Validated when the host starts.</summary>
public sealed class RiskLearningOptions
{
    /// <summary>
    /// Whether a model learns from labels, and gives <see cref="RiskScoreSource.Model"/> its score; a registered <see cref="IRiskModel"/> takes
    /// precedence for the score. Default <see langword="false"/>. Moving thresholds learn either way.
    /// </summary>
    public bool IsEnabled { get; set; }

    /// <summary>How many good payments must have been confirmed before a threshold with a target moves. 10 to 1,000,000, default 1,000.</summary>
    public int FewestLabels { get; set; } = 1_000;

    /// <summary>How many payments wait for a label; beyond it the oldest are forgotten. 100 to 10,000,000, default 100,000.</summary>
    public int MaximumPending { get; set; } = 100_000;
}
