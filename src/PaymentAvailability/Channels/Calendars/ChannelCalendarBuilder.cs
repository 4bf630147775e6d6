using System.Globalization;

namespace PaymentAvailability;

/// <summary>Writes a channel's calendar in code. Faults are told by <see cref="Build()"/>, or when the host starts. Not safe for concurrent use.</summary>
public sealed class ChannelCalendarBuilder
{
    private readonly string _timeZone;
    private readonly List<WeekWindowDefinition?> _maintenance = [];
    private readonly List<PlannedMaintenanceDefinition?> _planned = [];
    private readonly List<WeekWindowDefinition?> _hours = [];
    private readonly List<SpecialDayDefinition?> _specialDays = [];
    private readonly Dictionary<DateOnly, List<DayWindowDefinition?>> _specialHours = [];

    /// <summary>Begins a calendar that closes nothing.</summary>
    /// <param name="timeZone">The IANA id of the zone whose wall clock counts, for example <c>Asia/Shanghai</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="timeZone"/> is <see langword="null"/>.</exception>
    public ChannelCalendarBuilder(string timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        _timeZone = timeZone;
    }

    /// <summary>Closes for maintenance that recurs every week, such as a bank's switch to the next day from 23:30 to 00:30.</summary>
    /// <param name="days">The days on which it starts.</param>
    /// <param name="from">The start as <c>HH:mm</c>.</param>
    /// <param name="to">The end as <c>HH:mm</c>, up to <c>24:00</c>; not after the start means on the next day.</param>
    public ChannelCalendarBuilder Maintenance(ServiceDays days, string from, string to)
    {
        _maintenance.Add(Window(days, from, to));
        return this;
    }

    /// <summary>Closes once for planned maintenance, from an instant up to another.</summary>
    public ChannelCalendarBuilder PlannedMaintenance(DateTimeOffset from, DateTimeOffset to)
    {
        _planned.Add(new PlannedMaintenanceDefinition { From = Text(from), To = Text(to) });
        return this;

        static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Closes once for planned maintenance.</summary>
    /// <param name="from">Its first moment by the clock in the channel's zone, as <c>2026-10-01T23:00</c>, or with an offset.</param>
    /// <param name="to">The first moment after it, in the same form.</param>
    public ChannelCalendarBuilder PlannedMaintenance(string from, string to)
    {
        _planned.Add(new PlannedMaintenanceDefinition { From = from, To = to });
        return this;
    }

    /// <summary>Serves in a window of the week. Each call adds a window; without any the channel serves all the time.</summary>
    /// <param name="days">The days on which the window starts.</param>
    /// <param name="from">The start as <c>HH:mm</c>.</param>
    /// <param name="to">The end as <c>HH:mm</c>, up to <c>24:00</c>; not after the start means on the next day.</param>
    public ChannelCalendarBuilder Hours(ServiceDays days, string from, string to)
    {
        _hours.Add(Window(days, from, to));
        return this;
    }

    /// <summary>Closes on a date from midnight to midnight, or on several.</summary>
    /// <param name="date">The date, or the first of several.</param>
    /// <param name="lastDate">The last date, within 366 days.</param>
    public ChannelCalendarBuilder Closed(DateOnly date, DateOnly? lastDate = null)
    {
        _specialDays.Add(new SpecialDayDefinition { Date = Text(date), LastDate = lastDate is { } last ? Text(last) : null });
        return this;
    }

    /// <summary>Serves on a date in this window instead of those of the week. Each call adds a window.</summary>
    /// <param name="date">The date on which the window starts.</param>
    /// <param name="from">The start as <c>HH:mm</c>.</param>
    /// <param name="to">The end as <c>HH:mm</c>, up to <c>24:00</c>; not after the start means on the next day.</param>
    public ChannelCalendarBuilder HoursOn(DateOnly date, string from, string to)
    {
        if (!_specialHours.TryGetValue(date, out List<DayWindowDefinition?>? windows))
        {
            _specialHours.Add(date, windows = []);
            _specialDays.Add(new SpecialDayDefinition { Date = Text(date), Windows = windows });
        }

        windows.Add(new DayWindowDefinition { From = from, To = to });
        return this;
    }

    /// <summary>Serves on a date as on a day of the week, such as on a Saturday that is worked in place of a holiday.</summary>
    public ChannelCalendarBuilder HoursLike(DateOnly date, DayOfWeek day)
    {
        _specialDays.Add(new SpecialDayDefinition { Date = Text(date), Like = ServiceWindowDefinition.DayNames[((int)day + 6) % 7] });
        return this;
    }

    /// <summary>Makes the calendar.</summary>
    /// <exception cref="ArgumentException">It has faults; the message tells all of them.</exception>
    public ChannelCalendar Build() => Build(Define());

    internal static ChannelCalendar Build(ChannelCalendarDefinition definition)
    {
        var faults = new List<HoursFault>();
        return ChannelCalendarReader.TryRead(definition, faults, out ChannelCalendar? calendar)
            ? calendar
            : throw new ArgumentException(
                $"the calendar of a channel has faults: {string.Join("; ", faults.Select(fault => ChannelCalendarOptionsValidator.Text("calendar", fault)))}",
                nameof(definition));
    }

    internal ChannelCalendarDefinition Define() => new()
    {
        TimeZone = _timeZone, Maintenance = [.. _maintenance], Planned = [.. _planned], Hours = [.. _hours], SpecialDays = [.. _specialDays],
    };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static WeekWindowDefinition Window(ServiceDays days, string from, string to) => new()
    {
        Days = [.. ServiceWindowDefinition.DayNames.Where((_, day) => days.HasFlag((ServiceDays)(1 << day)))], From = from, To = to,
    };
}
