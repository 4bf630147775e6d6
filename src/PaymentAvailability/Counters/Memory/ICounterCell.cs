namespace PaymentAvailability;

/// <summary>What a table keeps for one subject: one way of counting, as small as it can be. Guarded by the table.</summary>
/// <remarks>
/// Time of one subject never runs backwards: a moment before the newest counts as the newest. One that is before it by more than the whole
/// window is a clock that was put right, and the cell begins anew.
/// </remarks>
internal interface ICounterCell<TSelf>
    where TSelf : struct, ICounterCell<TSelf>
{
    /// <summary>Adds to the cell.</summary>
    /// <returns>The segment that it was added to, by which it can be taken back.</returns>
    static abstract long Add(ref TSelf cell, in CounterWindow window, in CellChange change);

    /// <summary>Takes back what was added to a segment, as far as it is still there; never below nothing.</summary>
    /// <remarks>After a clock was put right, the segment may hold what others added since, and then that is taken.</remarks>
    static abstract void Take(ref TSelf cell, long segment, in CellChange change);

    /// <summary>Reads the cell, and changes nothing.</summary>
    static abstract CounterReading Read(in TSelf cell, in CounterWindow window, long? easesBelowCount, long? easesBelowAmount);

    /// <summary>How many are in the window: what would be lost by forgetting the cell.</summary>
    static abstract long WorthOf(in TSelf cell, in CounterWindow window);
}

/// <summary>What is added to a cell.</summary>
/// <param name="Count">How many.</param>
/// <param name="Amount">How much.</param>
/// <param name="Member">Who, as a hash; for counters of different members.</param>
internal readonly record struct CellChange(long Count, long Amount, uint Member = 0);

/// <summary>A window at a moment.</summary>
/// <param name="Counter">Whose window.</param>
/// <param name="Ticks">The moment, in ticks since 1970 in UTC.</param>
/// <param name="Segment">The segment or period in which it lies.</param>
internal readonly record struct CounterWindow(Counter Counter, long Ticks, long Segment);
