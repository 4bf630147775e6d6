namespace PaymentAvailability;

/// <summary>How payers' histories are kept in memory. Validated when the host starts.</summary>
public sealed class PayerHistoryOptions
{
    /// <summary>How many payers are remembered; beyond it those whose last payment is longest ago are forgotten. 100 to 10,000,000, default 100,000; up to about 2 kB each.</summary>
    public int MaximumPayers { get; set; } = 100_000;
}
