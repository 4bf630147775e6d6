using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>Turns a <see cref="ChannelCalendarDefinition"/> into a <see cref="ChannelCalendar"/>, or finds everything that is wrong with it.</summary>
internal sealed class ChannelCalendarReader
{
    private const int MostDates = 366;
    private const string MendDate = "write a date as `2026-10-01`";
    private const string MendMoment = "write a time as `2026-10-01T23:00`, or with an offset as `2026-10-01T23:00+08:00`";

    private readonly ICollection<HoursFault> _faults;
    private bool _isFaulty;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    private ChannelCalendarReader(ICollection<HoursFault> faults) => _faults = faults;

    /// <summary>Reads a definition and adds each of its faults to <paramref name="faults"/>. Never throws on what it holds.</summary>
    /// <returns>Whether there was no fault, and so there is a calendar.</returns>
    public static bool TryRead(
        ChannelCalendarDefinition definition, ICollection<HoursFault> faults, [NotNullWhen(true)] out ChannelCalendar? calendar)
    {
        ChannelCalendarReader reader = new(faults);
        calendar = reader.Read(definition);
        return calendar is not null;
    }

    private ChannelCalendar? Read(ChannelCalendarDefinition definition)
    {
        // The zone is looked at together with the first windows, and only once; without it the rest is read as if in UTC.
        _zone = ReadHours("timeZone", definition.TimeZone, [new WeekWindowDefinition { Days = ["mon"], From = "00:00", To = "00:01" }])?.TimeZone
            ?? TimeZoneInfo.Utc;
        ServiceHours? maintenance = ReadHours("maintenance", _zone.Id, definition.Maintenance);
        ServiceHours? hours = ReadHours("hours", _zone.Id, definition.Hours);
        List<(long, long)> planned = ReadPlanned(definition.Planned);
        Dictionary<int, DayHours> special = ReadSpecialDays(definition.SpecialDays, hours?.Windows ?? []);
        if (_isFaulty)
            return null;

        bool isAlwaysOpen = hours is null && special.Count == 0;
        return new ChannelCalendar(
            maintenance, new PlannedWindows(planned), isAlwaysOpen ? null : new ServiceCalendar(_zone, hours?.Windows ?? [], special));
    }

    // The reader of service hours calls its windows so; here they are called by what they are for.
    private ServiceHours? ReadHours(string path, string? zone, IReadOnlyList<WeekWindowDefinition?>? windows)
    {
        if (windows is not { Count: > 0 })
            return null;

        var faults = new List<HoursFault>();
        var definition = new ServiceHoursDefinition
        {
            TimeZone = zone,
            Windows = [.. windows.Select(window => window is null ? null : new ServiceWindowDefinition { Days = window.Days, From = window.From, To = window.To })],
        };
        ServiceHoursReader.TryRead(definition, faults, out ServiceHours? hours);
        foreach (HoursFault fault in faults)
        {
            Report(fault.Path.StartsWith("windows", StringComparison.Ordinal) ? path + fault.Path["windows".Length..] : fault.Path,
                fault.Value, fault.Problem, fault.Mend);
        }

        return hours;
    }

    private List<(long From, long To)> ReadPlanned(IReadOnlyList<PlannedMaintenanceDefinition?>? definitions)
    {
        List<(long, long)> windows = [];
        for (int i = 0; i < definitions?.Count; i++)
        {
            string path = $"planned[{i}]";
            if (definitions[i] is not { } definition)
            {
                Report(path, null, "is null", "write `from` and `to`, or remove it");
                continue;
            }

            (long Instant, bool IsShown)? from = ReadMoment(path + ".from", definition.From, isEnd: false);
            (long Instant, bool IsShown)? to = ReadMoment(path + ".to", definition.To, isEnd: true);
            if (from is null || to is null)
                continue;

            // A time that the clock never shows begins and ends when the clock is put forward: it does not come, and that is no fault.
            bool doesNotCome = from.Value.IsShown && to.Value.IsShown && string.CompareOrdinal(definition.From, definition.To) < 0;
            if (from.Value.Instant < to.Value.Instant)
                windows.Add((from.Value.Instant, to.Value.Instant));
            else if (!doesNotCome)
                Report(path + ".to", definition.To, "is not after the start", "write an end after `from`");
        }

        return windows;
    }

    /// <returns>The instant in ticks of UTC, and whether it was written as a clock in the zone shows it.</returns>
    private (long Instant, bool IsShown)? ReadMoment(string path, string? text, bool isEnd)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
        if (text is null)
        {
            Report(path, null, "is missing", MendMoment);
            return null;
        }

        if (DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime shown))
        {
            WallClock clock = new(_zone);
            return (isEnd ? clock.AlwaysAfter(shown.Ticks) : clock.FirstShowing(shown.Ticks), true);
        }

        if (DateTimeOffset.TryParseExact(
            text, [.. forms.Select(form => form + "zzz"), .. forms.Select(form => form + "'Z'")],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
        {
            return (moment.UtcTicks, false);
        }

        Report(path, text, "is no time", MendMoment);
        return null;
    }

    private Dictionary<int, DayHours> ReadSpecialDays(IReadOnlyList<SpecialDayDefinition?>? definitions, IReadOnlyList<ServiceWindow> week)
    {
        var days = new Dictionary<int, DayHours>();
        for (int i = 0; i < definitions?.Count; i++)
        {
            string path = $"specialDays[{i}]";
            if (definitions[i] is not { } definition)
            {
                Report(path, null, "is null", "write a `date`, or remove it");
                continue;
            }

            DateOnly? first = ReadDate(path + ".date", definition.Date, isRequired: true);
            DateOnly? last = ReadDate(path + ".lastDate", definition.LastDate, isRequired: false) ?? first;
            DayHours? hours = ReadDayHours(path, definition, week);
            if (first is null || last is null || hours is null)
                continue;

            if (last < first || last.Value.DayNumber - first.Value.DayNumber >= MostDates)
            {
                Report(path + ".lastDate", definition.LastDate, "is no last date for the first", "write one not before `date` and within 366 days");
                continue;
            }

            for (int day = first.Value.DayNumber; day <= last.Value.DayNumber; day++)
            {
                if (!days.TryAdd(day, hours))
                    Report(path, Text(DateOnly.FromDayNumber(day)), "is special already", "name each date once");
            }
        }

        return days;
    }

    private DateOnly? ReadDate(string path, string? text, bool isRequired)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        if (text is not null || isRequired)
            Report(path, text, text is null ? "is missing" : "is no date", MendDate);
        return null;
    }

    private DayHours? ReadDayHours(string path, SpecialDayDefinition definition, IReadOnlyList<ServiceWindow> week)
    {
        bool hasWindows = definition.Windows is { Count: > 0 };
        if (definition.Like is { } like)
        {
            int weekday = ServiceWindowDefinition.DayNames.IndexOf(like);
            if (hasWindows)
                Report(path + ".like", like, "is given besides windows", "give either `like` or `windows`");
            else if (weekday < 0)
                Report(path + ".like", like, "is not a day", $"write one of {string.Join(", ", ServiceWindowDefinition.DayNames.Select(name => $"`{name}`"))}");
            else
                return week.Count == 0 ? DayHours.Of([new(ServiceDays.Monday, TimeSpan.Zero, TimeSpan.FromDays(1))], standsAlone: false) : ServiceCalendar.HoursOf(week, weekday);
            return null;
        }

        if (!hasWindows)
            return DayHours.Closed;

        // Read as windows of some day of the week, which day does not matter.
        ServiceHours? hours = ReadHours(
            path + ".windows",
            _zone.Id,
            [.. definition.Windows!.Select(window => window is null ? null : new WeekWindowDefinition { Days = ["mon"], From = window.From, To = window.To })]);
        return hours is null ? null : DayHours.Of(hours.Windows, standsAlone: true);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Report(string path, string? value, string problem, string mend)
    {
        _isFaulty = true;
        _faults.Add(new HoursFault(path, value, problem, mend));
    }
}
