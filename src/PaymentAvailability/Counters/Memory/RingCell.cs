using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Counts and sums over a sliding window, exact to one of its <see cref="Counter.Segments"/> segments, with the totals kept ready. A segment counts up to 4,294,967,295.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct RingCell : ICounterCell
{
    private long _newest;
    private long _amount;
    private uint _count;

    // None of them is ever out of the window that ends with the newest.
    private Ring _segments;

    public long Add(in CounterMoment moment, ref CellChange change, long reach)
    {
        if (moment.Segment != _newest)
        {
            MoveTo(moment.Segment);
        }

        change = SegmentOf(_newest).Add(change);
        _count = Sum(_count, change.Count);
        _amount = Sum(_amount, change.Amount);
        return _newest;
    }

    public void Take(long segment, long count, long amount)
    {
        if (segment > _newest || segment <= _newest - Counter.Segments)
        {
            return;
        }

        ref Segment taken = ref SegmentOf(segment);
        taken.Count = (uint)Math.Max(0, taken.Count - count);
        taken.Amount = Math.Max(0, taken.Amount - amount);
        KeepTotals();
    }

    public void Return(long segment, long count, long amount)
    {
        if (segment > _newest)
        {
            MoveTo(segment);
        }

        if (segment > _newest - Counter.Segments)
        {
            SegmentOf(segment).Add(new CellChange(count, amount));
            KeepTotals();
        }
    }

    public readonly CellTotals Read(in CounterMoment moment, long reach)
    {
        long steps = moment.Segment - _newest;
        return steps <= 0
            ? steps >= -Counter.Segments ? new CellTotals(_count, _amount) : default
            : steps < Counter.Segments ? TotalsFrom(moment.Segment - Counter.Segments + 1) : default;
    }

    public readonly DateTimeOffset EasesAt(CounterWindow window, long utcTicks, in CellLimits limits)
    {
        long from = Math.Max(_newest, window.At(utcTicks).Segment);
        for (long segment = from + 1; segment <= _newest + Counter.Segments; segment++)
        {
            if (limits.AreAbove(TotalsFrom(segment - Counter.Segments + 1)))
            {
                return window.StartOf(segment);
            }
        }

        return DateTimeOffset.MaxValue;
    }

    public readonly long WorthAt(in CounterMoment moment, long reach)
    {
        long steps = moment.Segment - _newest;
        return steps >= Counter.Segments || steps < -Counter.Segments ? 0 : CellWorth.Of(_count, steps, reach);
    }

    private static long Sum(long left, long right) => long.MaxValue - left < right ? long.MaxValue : left + right;

    private static uint Sum(uint left, long right) => (uint)Math.Min(left + Math.Min(right, uint.MaxValue), uint.MaxValue);

    [UnscopedRef]
    private ref Segment SegmentOf(long number) => ref _segments[(int)((ulong)number % Counter.Segments)];

    private void MoveTo(long segment)
    {
        long steps = segment - _newest;
        if (steps <= 0 && steps >= -Counter.Segments)
        {
            return;
        }

        if (steps < 0 || steps >= Counter.Segments)
        {
            _segments = default;
        }
        else
        {
            for (long passed = _newest + 1; passed <= segment; passed++)
            {
                SegmentOf(passed) = default;
            }
        }

        _newest = segment;
        KeepTotals();
    }

    private void KeepTotals()
    {
        CellTotals totals = TotalsFrom(_newest - Counter.Segments + 1);
        _count = (uint)totals.Count;
        _amount = totals.Amount;
    }

    /// <summary>What lies in a segment or a later one.</summary>
    private readonly CellTotals TotalsFrom(long first)
    {
        uint count = 0;
        long amount = 0;
        for (long number = Math.Max(first, _newest - Counter.Segments + 1); number <= _newest; number++)
        {
            Segment segment = _segments[(int)((ulong)(number + Counter.Segments) % Counter.Segments)];
            count = Sum(count, segment.Count);
            amount = Sum(amount, segment.Amount);
        }

        return new CellTotals(count, amount);
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Segment
    {
        public long Amount;
        public uint Count;

        public CellChange Add(in CellChange change)
        {
            uint count = (uint)Math.Min(change.Count, uint.MaxValue - Count);
            long amount = Math.Min(change.Amount, long.MaxValue - Amount);
            Count += count;
            Amount += amount;
            return change with { Count = count, Amount = amount };
        }
    }

    [InlineArray(Counter.Segments)]
    private struct Ring
    {
        private Segment _first;
    }
}
