using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>
/// Estimates a sliding window in 16 bytes from the bucket that runs and the one before: <c>⌊running + before × share⌋</c>, where the share is what
/// is left of the running bucket, in double precision. That is exact if the bucket before was filled evenly.
/// </summary>
/// <remarks>
/// A bucket counts up to 65,535, and its sum has 24 significant bits. A moment in the bucket before the newest counts as the beginning of the newest.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct TwoBucketCell : ICounterCell
{
    private uint _bucket;
    private ushort _count;
    private ushort _countBefore;
    private float _sum;
    private float _sumBefore;

    public long Add(in CounterMoment moment, ref CellChange change, long reach)
    {
        uint bucket = (uint)Math.Min(moment.Segment, uint.MaxValue);
        if (bucket != _bucket)
        {
            MoveTo(bucket);
        }

        change = new CellChange(AddTo(ref _count, change.Count), AddTo(ref _sum, change.Amount));
        return _bucket;
    }

    public void Take(long segment, long count, long amount)
    {
        if (segment == _bucket)
        {
            _count = (ushort)Math.Max(0, _count - count);
            _sum = (float)Math.Max(0, (double)_sum - amount);
        }
        else if (segment == _bucket - 1L)
        {
            _countBefore = (ushort)Math.Max(0, _countBefore - count);
            _sumBefore = (float)Math.Max(0, (double)_sumBefore - amount);
        }
    }

    public void Return(long segment, long count, long amount)
    {
        if (segment > _bucket)
        {
            MoveTo((uint)Math.Min(segment, uint.MaxValue));
        }

        if (segment == _bucket)
        {
            AddTo(ref _count, count);
            AddTo(ref _sum, amount);
        }
        else if (segment == _bucket - 1L)
        {
            AddTo(ref _countBefore, count);
            AddTo(ref _sumBefore, amount);
        }
    }

    public readonly CellTotals Read(in CounterMoment moment, long reach)
    {
        long steps = moment.Segment - _bucket;
        if (steps == 0)
        {
            double share = moment.Share;
            return new CellTotals((long)(_count + (_countBefore * share)), (long)(_sum + (_sumBefore * share)));
        }

        return steps switch
        {
            1 => new CellTotals((long)(_count * moment.Share), (long)(_sum * moment.Share)),
            -1 => new CellTotals(_count + _countBefore, (long)((double)_sum + _sumBefore)),
            _ => default,
        };
    }

    // What counts only ever falls until two buckets later nothing is left: the moment is found by halving.
    public readonly DateTimeOffset EasesAt(CounterWindow window, long utcTicks, in CellLimits limits)
    {
        DateTimeOffset empty = window.StartOf(_bucket + 2L);
        if (!IsBelow(limits, window, empty.UtcTicks))
        {
            return DateTimeOffset.MaxValue;
        }

        long above = utcTicks;
        long below = empty.UtcTicks;
        while (below - above > 1)
        {
            long middle = above + ((below - above) / 2);
            if (IsBelow(limits, window, middle))
            {
                below = middle;
            }
            else
            {
                above = middle;
            }
        }

        return new DateTimeOffset(below, TimeSpan.Zero);
    }

    public readonly long WorthAt(in CounterMoment moment, long reach)
    {
        long steps = moment.Segment - _bucket;
        return steps is 0 or -1 ? CellWorth.Of(_count + _countBefore, steps, reach) : steps == 1 ? CellWorth.Of(_count, steps, reach) : 0;
    }

    private readonly bool IsBelow(in CellLimits limits, CounterWindow window, long utcTicks) => limits.AreAbove(Read(window.At(utcTicks), window.Reach));

    // Both say how much that was, so that taking it back takes no more: a large sum does not notice a small amount.
    private static long AddTo(ref ushort count, long more)
    {
        long added = Math.Min(more, ushort.MaxValue - count);
        count += (ushort)added;
        return added;
    }

    private static long AddTo(ref float sum, long more)
    {
        float before = sum;
        sum += more;
        return (long)((double)sum - before);
    }

    private void MoveTo(uint bucket)
    {
        long steps = (long)bucket - _bucket;
        if (steps == -1)
        {
            return;
        }

        _countBefore = steps == 1 ? _count : (ushort)0;
        _sumBefore = steps == 1 ? _sum : 0;
        _count = 0;
        _sum = 0;
        _bucket = bucket;
    }
}
