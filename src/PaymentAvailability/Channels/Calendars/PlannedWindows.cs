namespace PaymentAvailability;

/// <summary>Maintenance planned once, as windows between instants. Immutable, safe for concurrent use.</summary>
internal sealed class PlannedWindows
{
    private readonly long[] _starts;
    private readonly long[] _ends;

    /// <param name="windows">In ticks of UTC, each with its start before its end; they may overlap or touch, and then are one.</param>
    public PlannedWindows(IEnumerable<(long From, long To)> windows)
    {
        var starts = new List<long>();
        var ends = new List<long>();
        foreach ((long from, long to) in windows.Order())
        {
            if (ends.Count > 0 && from <= ends[^1])
            {
                ends[^1] = Math.Max(ends[^1], to);
            }
            else
            {
                starts.Add(from);
                ends.Add(to);
            }
        }

        _starts = [.. starts];
        _ends = [.. ends];
    }

    /// <summary>When the window ends that holds this tick of UTC; null when none does.</summary>
    public long? EndAt(long utcTicks)
    {
        int started = StartedBy(utcTicks);
        return started > 0 && utcTicks < _ends[started - 1] ? _ends[started - 1] : null;
    }

    /// <summary>When the first window starts after this tick of UTC; null when none does.</summary>
    public long? NextStart(long utcTicks)
    {
        int started = StartedBy(utcTicks);
        return started < _starts.Length ? _starts[started] : null;
    }

    private int StartedBy(long utcTicks)
    {
        int found = Array.BinarySearch(_starts, utcTicks);
        return found < 0 ? ~found : found + 1;
    }
}
