namespace PaymentAvailability;

/// <summary>How much a store in memory keeps. The memory for a kind of counters is taken when the first of them is added to.</summary>
internal sealed record CounterCapacity
{
    /// <summary>Keys of sliding windows, 232 bytes each.</summary>
    public long Sliding { get; init; } = 200_000;

    /// <summary>Keys of estimated windows, 29 bytes each.</summary>
    public long Approximate { get; init; } = 1_000_000;

    /// <summary>Keys of different members, 95 bytes each.</summary>
    public long Distinct { get; init; } = 200_000;

    /// <summary>Keys of calendar periods, 50 bytes each.</summary>
    public long Calendar { get; init; } = 1_000_000;

    /// <summary>Holds without an end.</summary>
    public int OpenHolds { get; init; } = 100_000;

    /// <summary>Holds that ended and are still known, so that repeating them changes nothing.</summary>
    public int SettledHolds { get; init; } = 100_000;

    /// <summary>What options ask for.</summary>
    public static CounterCapacity Of(CounterOptions options) => new()
    {
        Sliding = options.MaximumSubjects,
        Approximate = options.MaximumSubjects,
        Distinct = options.MaximumSubjects,
        Calendar = options.MaximumSubjects,
        OpenHolds = options.MaximumHolds,
        SettledHolds = options.MaximumHolds,
    };
}
