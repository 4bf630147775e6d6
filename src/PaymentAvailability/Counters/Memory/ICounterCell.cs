namespace PaymentAvailability;

/// <summary>What is counted for one key. A default cell counts nothing. Only touched under the lock of its bucket.</summary>
/// <remarks>
/// The time of a cell is the newest segment that something was added in, and never runs backwards: a moment that is behind it by no more than
/// the window reaches counts as it. One further behind tells that the clock was wrong and has been corrected: nothing counts any more, and
/// what is added begins anew. Reading does not move time. What would overflow stays at the largest number instead. Periods of a calendar are told
/// apart whatever the clock does.
/// </remarks>
internal interface ICounterCell
{
    /// <summary>Adds.</summary>
    /// <param name="moment">When.</param>
    /// <param name="change">What; says afterwards what was really added, which is less where a number is full or rounded.</param>
    /// <param name="reach">How far the window reaches.</param>
    /// <returns>The segment that it counts in, which takes it back.</returns>
    long Add(in CounterMoment moment, ref CellChange change, long reach);

    /// <summary>Takes back what was added, if its segment is still in the window; below 0 nothing goes.</summary>
    void Take(long segment, long count, long amount);

    /// <summary>Adds again what was taken back, if its segment is still in the window.</summary>
    void Return(long segment, long count, long amount);

    /// <summary>What counts at a moment.</summary>
    CellTotals Read(in CounterMoment moment, long reach);

    /// <summary>The first moment at which what counts is below limits; only for a moment at which it is not.</summary>
    DateTimeOffset EasesAt(CounterWindow window, long utcTicks, in CellLimits limits);

    /// <summary>What would be lost with the cell: 0 for nothing, and the more counts and the newer it is, the more.</summary>
    long WorthAt(in CounterMoment moment, long reach);
}

/// <summary>What is added to a cell.</summary>
/// <param name="Count">How many; not negative.</param>
/// <param name="Amount">How much; not negative.</param>
/// <param name="Member">The hash of who was seen, where members are told apart.</param>
internal readonly record struct CellChange(long Count, long Amount, uint Member = 0);

/// <summary>What counts.</summary>
internal readonly record struct CellTotals(long Count, long Amount);

/// <summary>What totals are to be below; without a limit they are in any case.</summary>
internal readonly record struct CellLimits(long? Count, long? Amount)
{
    public bool AreAsked => Count is not null || Amount is not null;

    public bool AreAbove(CellTotals totals) => !(totals.Count >= Count) && !(totals.Amount >= Amount);
}
