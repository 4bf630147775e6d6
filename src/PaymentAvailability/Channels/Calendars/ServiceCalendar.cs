using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// When a channel serves: weekly hours on the wall clock of a zone, and dates with hours of their own. Immutable, safe for concurrent use.
/// </summary>
/// <remarks>As with <see cref="ServiceHours"/>, open means that the clock on the wall shows a time inside a window.</remarks>
internal sealed class ServiceCalendar
{
    private const int MinutesPerDay = 24 * 60;

    // Far enough before a date that no clock in the world shows it yet.
    private const long WellBefore = 3 * TimeSpan.TicksPerDay;

    private static readonly ServiceWindow Always = new(ServiceDays.EveryDay, TimeSpan.Zero, TimeSpan.FromDays(1));

    private readonly WallClock _clock;
    private readonly WeekPattern _week;
    private readonly ImmutableArray<DayHours> _weekdays;
    private readonly Dictionary<int, DayHours> _specialDays;
    private readonly int[] _specialDates;

    /// <param name="zone">The zone whose wall clock counts.</param>
    /// <param name="windows">The hours of the week; none for all the time.</param>
    /// <param name="specialDays">Dates that do not follow the week, by the number of the day since 0001-01-01.</param>
    public ServiceCalendar(TimeZoneInfo zone, IReadOnlyList<ServiceWindow> windows, IReadOnlyDictionary<int, DayHours> specialDays)
    {
        ImmutableArray<ServiceWindow> week = windows.Count == 0 ? [Always] : [.. windows];
        _clock = new WallClock(zone);
        _week = new WeekPattern(week);
        _weekdays = [.. Enumerable.Range(0, 7).Select(day => HoursOf(week, day))];
        _specialDays = new Dictionary<int, DayHours>(specialDays);
        _specialDates = [.. specialDays.Keys.Order()];
    }

    /// <summary>What starts on a day of the week, Monday being 0.</summary>
    public static DayHours HoursOf(IEnumerable<ServiceWindow> windows, int weekday) =>
        DayHours.Of(windows.Where(window => window.Days.HasFlag((ServiceDays)(1 << weekday))), standsAlone: false);

    public bool IsOpen(long utcTicks) => IsOpenByClock(utcTicks + _clock.OffsetAt(utcTicks));

    /// <summary>The first tick of UTC after <paramref name="utcTicks"/> at which it opens or closes; null when it never does.</summary>
    public long? NextChange(long utcTicks)
    {
        long now = utcTicks;
        bool isOpen = IsOpen(now);
        while (true)
        {
            long shown = now + _clock.OffsetAt(now);
            if (NextEdge(shown) is not long edge || edge - shown > DateTimeOffset.MaxValue.UtcTicks - now)
                return null;

            // The week alone never changes, so that changes of the clock do not matter until the next date with hours of its own.
            if (edge - shown > 2 * WellBefore && !_week.HasEdges)
            {
                now += edge - shown - WellBefore;
                continue;
            }

            // Until the clock shows the edge, or is put forward or back, nothing can change; and then it need not.
            long next = now + edge - shown;
            now = _clock.FirstOffsetChange(now, next) ?? next;
            if (IsOpen(now) != isOpen)
                return now;
        }
    }

    private static (int Day, long TicksIntoDay) Split(long shown)
    {
        // West of Greenwich the first hours of the calendar lie before its first tick.
        long day = Math.DivRem(shown + TimeSpan.TicksPerDay, TimeSpan.TicksPerDay, out long ticksIntoDay) - 1;
        return ((int)day, ticksIntoDay);
    }

    private bool IsOpenByClock(long shown)
    {
        (int day, long ticksIntoDay) = Split(shown);
        if (IsLikeTheWeek(day))
            return _week.IsOpen(shown);

        int minute = (int)(ticksIntoDay / TimeSpan.TicksPerMinute);
        DayHours today = HoursOn(day);
        return Holds(today, minute) || (!today.StandsAlone && Holds(HoursOn(day - 1), minute + MinutesPerDay));
    }

    private long? NextEdge(long shown)
    {
        (int day, long ticksIntoDay) = Split(shown);
        if (IsLikeTheWeek(day))
        {
            int found = Array.BinarySearch(_specialDates, day);
            int special = found < 0 ? ~found : found;
            long? midnight = special < _specialDates.Length ? _specialDates[special] * TimeSpan.TicksPerDay : null;
            long? ofWeek = _week.TicksToNextEdge(shown) is long wait ? shown + wait : null;
            return midnight < ofWeek ? midnight : ofWeek ?? midnight;
        }

        int minute = (int)(ticksIntoDay / TimeSpan.TicksPerMinute);
        int next = MinutesPerDay;
        foreach (DayHours.Span span in HoursOn(day).Spans)
        {
            Take(span.From);
            Take(span.To);
        }

        foreach (DayHours.Span span in HoursOn(day - 1).Spans)
        {
            Take(span.To - MinutesPerDay);
        }

        return shown - ticksIntoDay + (next * TimeSpan.TicksPerMinute);

        void Take(int edge) => next = edge > minute && edge < next ? edge : next;
    }

    // What started yesterday may go on today, so yesterday must be like the week as well.
    private bool IsLikeTheWeek(int day) => _specialDates.Length == 0 || !(_specialDays.ContainsKey(day) || _specialDays.ContainsKey(day - 1));

    private DayHours HoursOn(int day) => _specialDays.TryGetValue(day, out DayHours? special) ? special : _weekdays[(day + 7) % 7];

    private static bool Holds(DayHours hours, int minute)
    {
        foreach (DayHours.Span span in hours.Spans)
        {
            if (minute >= span.From && minute < span.To)
                return true;
        }

        return false;
    }
}
