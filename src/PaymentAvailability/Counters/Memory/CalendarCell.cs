namespace PaymentAvailability;

/// <summary>The running period of a calendar: its count and its amount. A new period begins at nothing.</summary>
internal struct CalendarCell : ICounterCell<CalendarCell>
{
    private long _period;
    private long _amount;
    private long _count;

    public static long Add(ref CalendarCell cell, in CounterWindow window, in CellChange change)
    {
        if (cell._period != window.Segment)
        {
            cell = new CalendarCell { _period = window.Segment };
        }

        cell._count = Sum(cell._count, change.Count);
        cell._amount = Sum(cell._amount, change.Amount);
        return cell._period;
    }

    public static void Take(ref CalendarCell cell, long segment, in CellChange change)
    {
        if (segment == cell._period)
        {
            cell._count -= Math.Min(change.Count, cell._count);
            cell._amount -= Math.Min(change.Amount, cell._amount);
        }
    }

    public static CounterReading Read(in CalendarCell cell, in CounterWindow window, long? easesBelowCount, long? easesBelowAmount)
    {
        if (cell._period != window.Segment)
        {
            return default;
        }

        bool isOver = cell._count >= (easesBelowCount ?? long.MaxValue) || cell._amount >= (easesBelowAmount ?? long.MaxValue);
        return new CounterReading(cell._count, cell._amount, isOver ? window.Counter.EndOf(cell._period) : null);
    }

    public static long WorthOf(in CalendarCell cell, in CounterWindow window) => cell._period == window.Segment ? cell._count : 0;

    private static long Sum(long one, long other) => one > long.MaxValue - other ? long.MaxValue : one + other;
}
