namespace PaymentAvailability;

/// <summary>What follows from options of protection and the deadline of a resolution. Immutable.</summary>
internal sealed record ProtectionPlan
{
    // Waiting may take this share of the deadline: enough for bursts, little enough that a page stays quick.
    private const int WaitShare = 10;

    public required TimeSpan Timeout { get; init; }

    public required int MaximumConcurrency { get; init; }

    public required bool AdaptsConcurrency { get; init; }

    public required int MaximumBatch { get; init; }

    public required TimeSpan MaximumWait { get; init; }

    public static ProtectionPlan Of(ProtectionOptions options, TimeSpan deadline) => new()
    {
        Timeout = options.Timeout ?? deadline,
        MaximumConcurrency = options.MaximumConcurrency,
        AdaptsConcurrency = options.AdaptsConcurrency,
        MaximumBatch = options.MaximumBatch,
        MaximumWait = options.MaximumWait ?? deadline / WaitShare,
    };
}
