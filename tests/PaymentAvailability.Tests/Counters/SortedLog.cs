namespace PaymentAvailability.Tests;

/// <summary>The slow, readable sliding window: every addition with its segment, summed at each question.</summary>
internal sealed class SortedLog(Counter counter)
{
    private readonly List<(long Segment, long Count, long Amount)> _added = [];
    private long _newest;

    /// <summary>How often it began anew; what was added before that cannot be taken back.</summary>
    public int Beginnings { get; private set; }

    public long Add(DateTimeOffset at, long count, long amount)
    {
        long segment = counter.SegmentAt(at);

        // The clock was put right by more than a window: a new beginning.
        if (segment <= _newest - Counter.Segments)
        {
            _added.Clear();
            _newest = segment;
            Beginnings++;
        }

        _newest = Math.Max(_newest, segment);
        _added.Add((_newest, count, amount));
        _added.RemoveAll(each => each.Segment <= _newest - Counter.Segments);
        return _newest;
    }

    public void Take(long segment, long count, long amount)
    {
        int place = _added.IndexOf((segment, count, amount));
        if (place >= 0)
        {
            _added.RemoveAt(place);
        }
    }

    public (long Count, long Amount) Read(DateTimeOffset at)
    {
        long segment = counter.SegmentAt(at);
        if (segment <= _newest - Counter.Segments)
        {
            return (0, 0);
        }

        IEnumerable<(long Segment, long Count, long Amount)> inWindow = _added.Where(each => each.Segment > Math.Max(segment, _newest) - Counter.Segments);
        return (inWindow.Sum(static each => each.Count), inWindow.Sum(static each => each.Amount));
    }
}
