namespace PaymentAvailability;

/// <summary>
/// A sliding window estimated from two buckets as long as the window: the running one, and the share of the one before that is still in the
/// window, taken as spread evenly. 16 bytes: counts go up to 4,194,303 a bucket and stay there, amounts are kept to seven digits.
/// </summary>
/// <remarks>
/// The number of the bucket is kept to 20 bits. A subject that comes again after 1,048,576 windows to the window, 12 days for a window of a second
/// and 20 years for one of ten minutes, is taken as not having been away.
/// </remarks>
internal struct TwoBucketCell : ICounterCell<TwoBucketCell>
{
    private const int BucketBits = 20;
    private const int CountBits = 22;
    private const uint MostBuckets = 1u << BucketBits;
    private const uint MostCount = (1u << CountBits) - 1;

    // From the top: the running bucket, its count, the count of the one before.
    private ulong _packed;
    private float _amount;
    private float _previousAmount;

    private readonly uint Bucket => (uint)(_packed >> (2 * CountBits));

    private uint Running
    {
        readonly get => (uint)(_packed >> CountBits) & MostCount;
        set => _packed = (_packed & ~((ulong)MostCount << CountBits)) | ((ulong)value << CountBits);
    }

    private uint Previous
    {
        readonly get => (uint)_packed & MostCount;
        set => _packed = (_packed & ~(ulong)MostCount) | value;
    }

    public static long Add(ref TwoBucketCell cell, in CounterWindow window, in CellChange change)
    {
        uint bucket = NumberOf(window.Segment);
        if (bucket != cell.Bucket)
        {
            cell = cell.At(bucket);
        }

        cell.Running = (uint)Math.Min(MostCount, cell.Running + (ulong)change.Count);
        cell._amount += change.Amount;
        return cell.Bucket;
    }

    public static void Take(ref TwoBucketCell cell, long segment, in CellChange change)
    {
        if (segment == cell.Bucket)
        {
            cell.Running -= (uint)Math.Min(change.Count, cell.Running);
            cell._amount = Math.Max(0, cell._amount - change.Amount);
        }
        else if (segment == NumberOf(cell.Bucket - 1L))
        {
            cell.Previous -= (uint)Math.Min(change.Count, cell.Previous);
            cell._previousAmount = Math.Max(0, cell._previousAmount - change.Amount);
        }
    }

    public static CounterReading Read(in TwoBucketCell cell, in CounterWindow window, long? easesBelowCount, long? easesBelowAmount)
    {
        uint bucket = NumberOf(window.Segment);
        TwoBucketCell now = bucket == cell.Bucket ? cell : cell.At(bucket);

        // A moment of the bucket before counts as the beginning of the running one.
        long begun = window.Segment + (now.Bucket == bucket ? 0 : 1);
        double left = now.Bucket == bucket ? 1 - ((window.Ticks - (begun * window.Counter.SegmentTicks)) * window.Counter.SegmentsPerTick) : 1;
        double count = now.Running + (now.Previous * left);
        double amount = now._amount + (now._previousAmount * left);
        DateTimeOffset? easesAt = null;
        if (count >= (easesBelowCount ?? double.PositiveInfinity) || amount >= (easesBelowAmount ?? double.PositiveInfinity))
        {
            DateTimeOffset byCount = EasesAt(window.Counter, begun, now.Running, now.Previous, easesBelowCount);
            DateTimeOffset byAmount = EasesAt(window.Counter, begun, now._amount, now._previousAmount, easesBelowAmount);
            easesAt = byCount > byAmount ? byCount : byAmount;
        }

        // Downwards, in the payer's favour.
        return new CounterReading((long)count, (long)Math.Min(amount, long.MaxValue / 2), easesAt);
    }

    public static long WorthOf(in TwoBucketCell cell, in CounterWindow window)
    {
        TwoBucketCell now = cell.At(NumberOf(window.Segment));
        return now.Running + (long)now.Previous;
    }

    // When a falling line gets below a limit: what is left of the bucket before falls to nothing over the running one, and that one over the next.
    private static DateTimeOffset EasesAt(Counter counter, long bucket, double running, double previous, double? limit)
    {
        if (limit is not { } below || running + previous < below)
        {
            return DateTimeOffset.MinValue;
        }

        (long from, double share) = running < below ? (bucket, (running + previous - below) / previous) : (bucket + 1, (running - below) / running);
        long ticks = (from * counter.SegmentTicks) + (long)Math.Ceiling(share * counter.SegmentTicks) + 1;
        return new DateTimeOffset(DateTime.UnixEpoch.Ticks + Math.Min(ticks, DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks), TimeSpan.Zero);
    }

    private static uint NumberOf(long segment) => (uint)(segment & (MostBuckets - 1));

    private static TwoBucketCell Beginning(uint bucket, uint previous, float previousAmount) =>
        new() { _packed = ((ulong)bucket << (2 * CountBits)) | previous, _previousAmount = previousAmount };

    // One bucket behind counts as the running one; further behind, and further ahead than one, is a new beginning.
    private readonly TwoBucketCell At(uint bucket) => ((bucket - Bucket) & (MostBuckets - 1)) switch
    {
        0 or MostBuckets - 1 => this,
        1 => Beginning(bucket, Running, _amount),
        _ => Beginning(bucket, 0, 0),
    };
}
