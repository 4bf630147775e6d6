using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>A sliding window of twelve segments, each with its own count and amount: exact. The sums over all are kept, so reading a window that did not move is two loads.</summary>
internal struct RingCell : ICounterCell<RingCell>
{
    private long _newest;
    private long _count;
    private long _amount;
    private Counts _counts;
    private Amounts _amounts;

    public static long Add(ref RingCell cell, in CounterWindow window, in CellChange change)
    {
        long segment = cell.MoveTo(window.Segment);
        int place = PlaceOf(segment);
        uint count = (uint)Math.Min(change.Count, uint.MaxValue - cell._counts[place]);
        long amount = Math.Min(change.Amount, (long.MaxValue / Counter.Segments) - cell._amounts[place]);
        cell._counts[place] += count;
        cell._amounts[place] += amount;
        cell._count += count;
        cell._amount += amount;
        return segment;
    }

    public static void Take(ref RingCell cell, long segment, in CellChange change)
    {
        if (segment > cell._newest || segment <= cell._newest - Counter.Segments)
        {
            return;
        }

        int place = PlaceOf(segment);
        uint count = (uint)Math.Min(change.Count, cell._counts[place]);
        long amount = Math.Min(change.Amount, cell._amounts[place]);
        cell._counts[place] -= count;
        cell._amounts[place] -= amount;
        cell._count -= count;
        cell._amount -= amount;
    }

    public static CounterReading Read(in RingCell cell, in CounterWindow window, long? easesBelowCount, long? easesBelowAmount)
    {
        (long count, long amount) = cell.SumAt(window.Segment);
        long countLimit = easesBelowCount ?? long.MaxValue;
        long amountLimit = easesBelowAmount ?? long.MaxValue;
        return count < countLimit && amount < amountLimit
            ? new CounterReading(count, amount)
            : new CounterReading(count, amount, cell.EasesAt(window, count, amount, countLimit, amountLimit));
    }

    public static long WorthOf(in RingCell cell, in CounterWindow window) => cell.SumAt(window.Segment).Count;

    private static int PlaceOf(long segment) => (int)((ulong)segment % Counter.Segments);

    private readonly (long Count, long Amount) SumAt(long segment)
    {
        long moved = segment - _newest;
        if (moved <= 0)
        {
            return moved > -Counter.Segments ? (_count, _amount) : (0, 0);
        }

        long count = 0;
        long amount = 0;
        for (long kept = segment - Counter.Segments + 1; kept <= _newest; kept++)
        {
            count += _counts[PlaceOf(kept)];
            amount += _amounts[PlaceOf(kept)];
        }

        return (count, amount);
    }

    // The oldest segment leaves first; the last to leave takes everything with it.
    private readonly DateTimeOffset? EasesAt(in CounterWindow window, long count, long amount, long countLimit, long amountLimit)
    {
        long newest = Math.Max(window.Segment, _newest);
        for (long leaving = newest - Counter.Segments + 1; leaving <= _newest; leaving++)
        {
            count -= _counts[PlaceOf(leaving)];
            amount -= _amounts[PlaceOf(leaving)];
            if (count < countLimit && amount < amountLimit)
            {
                return window.Counter.EndOf(leaving);
            }
        }

        return null;
    }

    private long MoveTo(long segment)
    {
        long moved = segment - _newest;
        if (moved is <= 0 and > -Counter.Segments)
        {
            return _newest;
        }

        if (moved is < 0 or >= Counter.Segments)
        {
            this = default;
        }
        else
        {
            for (long left = _newest + 1; left <= segment; left++)
            {
                int place = PlaceOf(left);
                _count -= _counts[place];
                _amount -= _amounts[place];
                _counts[place] = 0;
                _amounts[place] = 0;
            }
        }

        _newest = segment;
        return segment;
    }

    [InlineArray(Counter.Segments)]
    private struct Counts
    {
        private uint _first;
    }

    [InlineArray(Counter.Segments)]
    private struct Amounts
    {
        private long _first;
    }
}
