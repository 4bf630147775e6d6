namespace PaymentAvailability;

/// <summary>
/// A sliding window estimated from two buckets as long as the window: the running one, and the share of the one before that is still in the
/// window, taken as spread evenly. 16 bytes: counts go up to 65,535 a bucket and stay there, amounts are kept to seven digits.
/// </summary>
internal struct TwoBucketCell : ICounterCell<TwoBucketCell>
{
    // The number of the running bucket, cut to 32 bits: the oldest length of a window, a second, is good for 136 years.
    private uint _bucket;
    private ushort _count;
    private ushort _previousCount;
    private float _amount;
    private float _previousAmount;

    public static long Add(ref TwoBucketCell cell, in CounterWindow window, in CellChange change)
    {
        cell.MoveTo((uint)window.Segment);
        cell._count = (ushort)Math.Min(ushort.MaxValue, cell._count + (ulong)change.Count);
        cell._amount += change.Amount;
        return cell._bucket;
    }

    public static void Take(ref TwoBucketCell cell, long segment, in CellChange change)
    {
        if (segment == cell._bucket)
        {
            cell._count -= (ushort)Math.Min(change.Count, cell._count);
            cell._amount = Math.Max(0, cell._amount - change.Amount);
        }
        else if (segment == cell._bucket - 1L)
        {
            cell._previousCount -= (ushort)Math.Min(change.Count, cell._previousCount);
            cell._previousAmount = Math.Max(0, cell._previousAmount - change.Amount);
        }
    }

    public static CounterReading Read(in TwoBucketCell cell, in CounterWindow window, long? easesBelowCount, long? easesBelowAmount)
    {
        TwoBucketCell now = cell.At((uint)window.Segment);
        double left = 1 - Elapsed(window, now._bucket);
        double count = now._count + (now._previousCount * left);
        double amount = now._amount + (now._previousAmount * left);
        DateTimeOffset? easesAt = null;
        if (count >= (easesBelowCount ?? double.PositiveInfinity) || amount >= (easesBelowAmount ?? double.PositiveInfinity))
        {
            DateTimeOffset byCount = EasesAt(window.Counter, now._bucket, now._count, now._previousCount, easesBelowCount);
            DateTimeOffset byAmount = EasesAt(window.Counter, now._bucket, now._amount, now._previousAmount, easesBelowAmount);
            easesAt = byCount > byAmount ? byCount : byAmount;
        }

        // Downwards, in the payer's favour.
        return new CounterReading((long)count, (long)Math.Min(amount, long.MaxValue / 2), easesAt);
    }

    public static long WorthOf(in TwoBucketCell cell, in CounterWindow window)
    {
        TwoBucketCell now = cell.At((uint)window.Segment);
        return now._count + now._previousCount;
    }

    // How far the running bucket has got; a moment before it counts as its beginning.
    private static double Elapsed(in CounterWindow window, uint bucket) =>
        (uint)window.Segment == bucket ? (double)(window.Ticks - (window.Segment * window.Counter.SegmentTicks)) / window.Counter.SegmentTicks : 0;

    // When a falling line gets below a limit: what is left of the bucket before falls to nothing over the running one, and that one over the next.
    private static DateTimeOffset EasesAt(Counter counter, uint bucket, double running, double previous, double? limit)
    {
        if (limit is not { } below || (running + previous < below && running < below))
        {
            return DateTimeOffset.MinValue;
        }

        (long from, double share) = running < below ? (bucket, (running + previous - below) / previous) : (bucket + 1L, (running - below) / running);
        long ticks = (from * counter.SegmentTicks) + (long)Math.Ceiling(share * counter.SegmentTicks) + 1;
        return new DateTimeOffset(DateTime.UnixEpoch.Ticks + Math.Min(ticks, DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks), TimeSpan.Zero);
    }

    // One bucket behind counts as the running one; further behind, and further ahead than one, is a new beginning.
    private void MoveTo(uint bucket)
    {
        if (bucket != _bucket)
        {
            this = At(bucket);
        }
    }

    private readonly TwoBucketCell At(uint bucket) => ((long)bucket - _bucket) switch
    {
        0 or -1 => this,
        1 => new TwoBucketCell { _bucket = bucket, _previousCount = _count, _previousAmount = _amount },
        _ => new TwoBucketCell { _bucket = bucket },
    };
}
