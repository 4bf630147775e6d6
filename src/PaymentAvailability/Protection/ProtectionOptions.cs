namespace PaymentAvailability;

/// <summary>How calls to a dependency are bounded, shared, remembered and given up.</summary>
public sealed class ProtectionOptions
{
    /// <summary>The most keys asked for at once. 1 to 1,000, default 64.</summary>
    public int MaximumBatch { get; set; } = 64;
}
