namespace PaymentAvailability.Tests;

/// <summary>What two buckets are meant to estimate: every bucket there ever was, and of the last two the running one and a share of the other.</summary>
internal sealed class ReferenceBuckets(Counter counter)
{
    private readonly Dictionary<long, (long Count, double Amount)> _buckets = [];
    private long? _newest;

    public long Add(DateTimeOffset at, long count, long amount)
    {
        long bucket = counter.SegmentAt(at);
        if (_newest is { } newest && newest - bucket == 1)
            bucket = newest;
        else if (bucket < _newest)
            _buckets.Clear();

        _newest = bucket;
        Change(bucket, count, amount);
        return bucket;
    }

    public void Take(long bucket, long count, long amount) => Change(bucket, -count, -amount);

    public (long Count, double Amount) Read(DateTimeOffset at)
    {
        long bucket = counter.SegmentAt(at);
        if (_newest is not { } newest || newest - bucket > 1)
            return default;

        double share = (double)((DateTime.UnixEpoch.Ticks + ((bucket + 1) * counter.Length.Ticks)) - at.UtcTicks) / counter.Length.Ticks;
        if (bucket < newest)
            (bucket, share) = (newest, 1);
        (long Count, double Amount) running = _buckets.GetValueOrDefault(bucket);
        (long Count, double Amount) before = _buckets.GetValueOrDefault(bucket - 1);
        return ((long)Math.Floor(running.Count + (before.Count * share)), running.Amount + (before.Amount * share));
    }

    private void Change(long bucket, long count, long amount)
    {
        (long Count, double Amount) known = _buckets.GetValueOrDefault(bucket);
        _buckets[bucket] = (known.Count + count, known.Amount + amount);
    }
}
