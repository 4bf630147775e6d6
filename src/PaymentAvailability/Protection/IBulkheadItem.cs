namespace PaymentAvailability;

/// <summary>What waits for its turn in a <see cref="Bulkhead{TItem}"/>.</summary>
internal interface IBulkheadItem
{
    /// <summary>Whether nobody waits for it any more.</summary>
    bool IsAbandoned { get; }

    /// <summary>With how many others, itself included, it may be in one call.</summary>
    int LargestBatch { get; }
}
