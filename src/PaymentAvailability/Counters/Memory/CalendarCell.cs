using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Counts and sums over a period of a calendar. Counts up to 4,294,967,295.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CalendarCell : ICounterCell
{
    private int _period;
    private uint _count;
    private long _amount;

    public long Add(in CounterMoment moment, in CellChange change, long reach)
    {
        long steps = moment.Segment - _period;
        if (steps > 0 || steps < -reach)
        {
            this = default;
            _period = (int)moment.Segment;
        }

        _count = (uint)Math.Min(_count + Math.Min(change.Count, uint.MaxValue), uint.MaxValue);
        _amount = long.MaxValue - _amount < change.Amount ? long.MaxValue : _amount + change.Amount;
        return _period;
    }

    public void Take(long segment, long count, long amount)
    {
        if (segment == _period)
        {
            _count = (uint)Math.Max(0, _count - count);
            _amount = Math.Max(0, _amount - amount);
        }
    }

    public readonly CellTotals Read(in CounterMoment moment, long reach) => Counts(moment, reach) ? new CellTotals(_count, _amount) : default;

    public readonly DateTimeOffset EasesAt(CounterWindow window, long utcTicks, in CellLimits limits) =>
        limits.AreAbove(default) ? window.StartOf(_period + 1L) : DateTimeOffset.MaxValue;

    public readonly long WorthAt(in CounterMoment moment, long reach) => Counts(moment, reach) ? CellWorth.Of(_count, moment.Segment - _period, reach) : 0;

    private readonly bool Counts(in CounterMoment moment, long reach) => moment.Segment <= _period && moment.Segment >= _period - reach;
}
