using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// The minutes of a week at which windows open or close, compiled from the windows: sorted, alternating, and circular, because Sunday's
/// last minute is followed by Monday's first.
/// </summary>
internal readonly struct WeekPattern : IEquatable<WeekPattern>
{
    private const int MinutesPerDay = 24 * 60;
    private const int MinutesPerWeek = 7 * MinutesPerDay;
    private const long TicksPerWeek = 7 * TimeSpan.TicksPerDay;

    // Minutes since Monday 00:00. Empty when the whole week is open.
    private readonly ImmutableArray<short> _edges;

    // Whether the pattern is open before the first edge, and so also after the last one.
    private readonly bool _isOpenAcrossWeekEnd;

    public WeekPattern(ImmutableArray<ServiceWindow> windows)
    {
        bool[] isOpen = new bool[MinutesPerWeek];
        foreach (ServiceWindow window in windows)
        {
            for (int day = 0; day < 7; day++)
            {
                if (!window.Days.HasFlag((ServiceDays)(1 << day)))
                    continue;

                int start = (day * MinutesPerDay) + (int)window.From.TotalMinutes;
                for (int i = 0; i < (int)window.Length.TotalMinutes; i++)
                    isOpen[(start + i) % MinutesPerWeek] = true;
            }
        }

        _isOpenAcrossWeekEnd = isOpen[^1];
        ImmutableArray<short>.Builder edges = ImmutableArray.CreateBuilder<short>();
        for (int minute = 0; minute < MinutesPerWeek; minute++)
        {
            if (isOpen[minute] != (minute == 0 ? _isOpenAcrossWeekEnd : isOpen[minute - 1]))
                edges.Add((short)minute);
        }

        _edges = edges.DrainToImmutable();
    }

    /// <summary>Whether the pattern ever changes.</summary>
    public bool HasEdges => !_edges.IsEmpty;

    /// <summary>Whether the pattern is open when a clock shows a time, given as ticks since 0001-01-01 00:00, which was a Monday.</summary>
    public bool IsOpen(long localTicks) => int.IsOddInteger(EdgesUpTo(TicksIntoWeek(localTicks))) != _isOpenAcrossWeekEnd;

    /// <summary>How many ticks after a time on the clock the next edge comes, at least 1; null when there is none.</summary>
    public long? TicksToNextEdge(long localTicks)
    {
        if (_edges.IsEmpty)
            return null;

        long ticks = TicksIntoWeek(localTicks);
        int next = EdgesUpTo(ticks);
        long edge = next < _edges.Length
            ? _edges[next] * TimeSpan.TicksPerMinute
            : (_edges[0] * TimeSpan.TicksPerMinute) + TicksPerWeek;
        return edge - ticks;
    }

    public bool Equals(WeekPattern other) =>
        _isOpenAcrossWeekEnd == other._isOpenAcrossWeekEnd && _edges.AsSpan().SequenceEqual(other._edges.AsSpan());

    public override bool Equals(object? obj) => obj is WeekPattern other && Equals(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(_isOpenAcrossWeekEnd);
        foreach (short edge in _edges)
            hash.Add(edge);
        return hash.ToHashCode();
    }

    private int EdgesUpTo(long ticksIntoWeek)
    {
        int found = _edges.AsSpan().BinarySearch((short)(ticksIntoWeek / TimeSpan.TicksPerMinute));
        return found < 0 ? ~found : found + 1;
    }

    // A week is added because west of Greenwich the first hours of the calendar lie before its first tick.
    private static long TicksIntoWeek(long localTicks) => (localTicks + TicksPerWeek) % TicksPerWeek;
}
