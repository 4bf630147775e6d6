using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>
/// Counts and sums over the two latest of the periods of a calendar that something was added in, each by itself, so that a clock that is put right again
/// around midnight, or was ahead for a moment, loses nothing. Counts up to 4,294,967,295.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct CalendarCell : ICounterCell
{
    private Period _one;
    private Period _other;

    public long Add(in CounterMoment moment, ref CellChange change, long reach)
    {
        change = EnterPeriod((int)moment.Segment).Add(change);
        return moment.Segment;
    }

    public void Take(long segment, long count, long amount)
    {
        if (_one.Number == segment)
        {
            _one.Take(count, amount);
        }
        else if (_other.Number == segment)
        {
            _other.Take(count, amount);
        }
    }

    public void Return(long segment, long count, long amount)
    {
        if (segment >= Math.Min(_one.Number, _other.Number))
        {
            EnterPeriod((int)segment).Add(new CellChange(count, amount));
        }
    }

    public readonly CellTotals Read(in CounterMoment moment, long reach) =>
        _one.Number == moment.Segment ? _one.Totals : _other.Number == moment.Segment ? _other.Totals : default;

    public readonly DateTimeOffset EasesAt(CounterWindow window, long utcTicks, in CellLimits limits) =>
        limits.AreAbove(default) ? window.StartOf(window.At(utcTicks).Segment + 1) : DateTimeOffset.MaxValue;

    public readonly long WorthAt(in CounterMoment moment, long reach)
    {
        long count = Math.Max(_one.Number >= moment.Segment ? _one.Totals.Count : 0, _other.Number >= moment.Segment ? _other.Totals.Count : 0);
        return count == 0 ? 0 : CellWorth.Of(count, 0, reach);
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref Period EnterPeriod(int number)
    {
        if (_one.Number == number)
        {
            return ref _one;
        }

        if (_other.Number == number)
        {
            return ref _other;
        }

        ref Period earlier = ref (_one.Number < _other.Number ? ref _one : ref _other);
        earlier = new Period { Number = number };
        return ref earlier;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Period
    {
        private long _amount;
        private uint _count;

        public int Number;

        public readonly CellTotals Totals => new(_count, _amount);

        public CellChange Add(in CellChange change)
        {
            uint count = (uint)Math.Min(change.Count, uint.MaxValue - _count);
            long amount = Math.Min(change.Amount, long.MaxValue - _amount);
            _count += count;
            _amount += amount;
            return change with { Count = count, Amount = amount };
        }

        public void Take(long count, long amount)
        {
            _count = (uint)Math.Max(0, _count - count);
            _amount = Math.Max(0, _amount - amount);
        }
    }
}
