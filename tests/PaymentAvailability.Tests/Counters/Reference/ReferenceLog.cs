namespace PaymentAvailability.Tests;

/// <summary>What a sliding window is meant to count: a log of all that was added, in the order of its segments, summed up at every reading.</summary>
internal sealed class ReferenceLog(Counter counter)
{
    private readonly List<(long Segment, long Count, long Amount)> _log = [];
    private long? _newest;

    /// <summary>Adds, and says in which segment.</summary>
    public long Add(DateTimeOffset at, long count, long amount)
    {
        long segment = counter.SegmentAt(at);
        if (_newest is { } newest && segment < newest)
        {
            if (newest - segment <= Counter.Segments)
                segment = newest;
            else
                _log.Clear();
        }

        _newest = segment;
        int gone = _log.FindIndex(entry => entry.Segment > segment - Counter.Segments);
        _log.RemoveRange(0, gone < 0 ? _log.Count : gone);
        _log.Add((segment, count, amount));
        return segment;
    }

    /// <summary>Takes one entry back, if it is still there.</summary>
    public bool Take(long segment, long count, long amount) => _log.Remove((segment, count, amount));

    public (long Count, long Amount) Read(DateTimeOffset at)
    {
        long segment = counter.SegmentAt(at);
        if (_newest is not { } newest || newest - segment > Counter.Segments)
            return default;

        long last = Math.Max(segment, newest);
        (long Count, long Amount) sum = default;
        for (int i = _log.Count - 1; i >= 0 && _log[i].Segment > last - Counter.Segments; i--)
            sum = (sum.Count + _log[i].Count, sum.Amount + _log[i].Amount);
        return sum;
    }
}
