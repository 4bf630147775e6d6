namespace PaymentAvailability;

/// <summary>When routes serve next, worked out once for each timetable and moment.</summary>
internal sealed class Openings(RouteIndex index)
{
    private readonly Dictionary<(int Timetable, long From), long> _known = [];

    /// <summary>The first moment from <paramref name="from"/> on at which a route serves, in UTC ticks; 0 when there is none within a year.</summary>
    public long NextOf(PaymentRoute route, long from)
    {
        int timetable = index.Hours.TimetableOf(route.Index);
        if (timetable < 0)
        {
            return from;
        }

        if (!_known.TryGetValue((timetable, from), out long opens))
        {
            opens = index.Hours.NextOpen(timetable, new DateTimeOffset(from, TimeSpan.Zero))?.UtcTicks ?? 0;
            _known.Add((timetable, from), opens);
        }

        return opens;
    }
}
