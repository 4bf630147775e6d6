namespace PaymentAvailability;

/// <summary>A table, whatever its cells.</summary>
internal interface ICounterTable
{
    /// <summary>Adds, and reads what is there then.</summary>
    /// <returns>The segment that it was added to.</returns>
    long Add(ulong hash, DateTimeOffset at, in CellChange change, out CounterReading reading);

    /// <summary>Takes back what was added to a segment.</summary>
    void Take(ulong hash, long segment, in CellChange change);

    /// <summary>Reads.</summary>
    CounterReading Read(ulong hash, DateTimeOffset at, long? easesBelowCount, long? easesBelowAmount);
}
