using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability;

/// <summary>Turns a <see cref="ServiceHoursDefinition"/> into <see cref="ServiceHours"/>, or finds everything that is wrong with it.</summary>
internal sealed class ServiceHoursReader
{
    private const string MendTime = "write hours and minutes as `HH:mm`, such as `07:00`";
    private const string MendStart = "write a start up to `23:59`";
    private const string MendEnd = "write an end up to `24:00`, or one of the next day such as `06:00`";

    private static readonly TimeSpan LastStart = new(23, 59, 0);
    private static readonly TimeSpan LastEnd = new(24, 0, 0);

    private readonly ICollection<HoursFault> _faults;
    private bool _isFaulty;

    private ServiceHoursReader(ICollection<HoursFault> faults) => _faults = faults;

    /// <summary>Reads a definition and adds each of its faults to <paramref name="faults"/>. Never throws on what it holds.</summary>
    /// <returns>Whether there was no fault, and so there are hours.</returns>
    public static bool TryRead(
        ServiceHoursDefinition definition, ICollection<HoursFault> faults, [NotNullWhen(true)] out ServiceHours? hours)
    {
        ServiceHoursReader reader = new(faults);
        TimeZoneInfo? zone = reader.ReadZone(definition.TimeZone);
        List<ServiceWindow> windows = reader.ReadWindows(definition.Windows);
        hours = reader._isFaulty ? null : new ServiceHours(zone!, windows);
        return hours is not null;
    }

    private TimeZoneInfo? ReadZone(string? id)
    {
        const string Mend = "write the IANA id of a zone, such as `Asia/Shanghai`";

        if (string.IsNullOrWhiteSpace(id))
            Report("timeZone", id, id is null ? "is missing" : "is blank", Mend);
        else if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone))
            return zone;
        else
            Report("timeZone", id, "is not a time zone known on this machine", Mend + ", or install the time zone data");
        return null;
    }

    private List<ServiceWindow> ReadWindows(IReadOnlyList<ServiceWindowDefinition?>? definitions)
    {
        List<ServiceWindow> windows = [];
        if (definitions is not { Count: > 0 })
            Report("windows", null, definitions is null ? "is missing" : "is empty", "give at least one window, or no service hours at all");

        for (int i = 0; i < definitions?.Count; i++)
        {
            if (ReadWindow($"windows[{i}]", definitions[i]) is ServiceWindow window)
                windows.Add(window);
        }

        return windows;
    }

    private ServiceWindow? ReadWindow(string path, ServiceWindowDefinition? definition)
    {
        if (definition is null)
        {
            Report(path, null, "is null", "write a window with `days`, `from` and `to`, or remove it");
            return null;
        }

        ServiceDays days = ReadDays(path + ".days", definition.Days);
        TimeSpan? from = ReadTime(path + ".from", definition.From, LastStart, "starts too late", MendStart);
        TimeSpan? to = ReadTime(path + ".to", definition.To, LastEnd, "ends too late", MendEnd);
        return days != ServiceDays.None && from is not null && to is not null ? new ServiceWindow(days, from.Value, to.Value) : null;
    }

    private ServiceDays ReadDays(string path, IReadOnlyList<string?>? names)
    {
        string mend = $"write days as {string.Join(", ", ServiceWindowDefinition.DayNames.Select(name => $"`{name}`"))}";
        if (names is not { Count: > 0 })
            Report(path, null, names is null ? "is missing" : "is empty", mend);

        ServiceDays days = ServiceDays.None;
        for (int i = 0; i < names?.Count; i++)
        {
            int index = names[i] is string name ? ServiceWindowDefinition.DayNames.IndexOf(name) : -1;
            ServiceDays day = index < 0 ? ServiceDays.None : (ServiceDays)(1 << index);
            if (day == ServiceDays.None)
                Report($"{path}[{i}]", names[i], names[i] is null ? "is null" : "is not a day", mend);
            else if (days.HasFlag(day))
                Report($"{path}[{i}]", names[i], "is named twice", "name each day once");
            days |= day;
        }

        return days;
    }

    private TimeSpan? ReadTime(string path, string? text, TimeSpan last, string tooLate, string mendTooLate)
    {
        if (text is null)
        {
            Report(path, null, "is missing", MendTime);
            return null;
        }

        if (text is not [char h1, char h2, ':', char m1, char m2]
            || !char.IsAsciiDigit(h1) || !char.IsAsciiDigit(h2) || !char.IsAsciiDigit(m1) || !char.IsAsciiDigit(m2)
            || m1 > '5')
        {
            Report(path, text, "is not a time of day", MendTime);
            return null;
        }

        TimeSpan time = new(((h1 - '0') * 10) + h2 - '0', ((m1 - '0') * 10) + m2 - '0', 0);
        if (time <= last)
            return time;

        Report(path, text, tooLate, mendTooLate);
        return null;
    }

    private void Report(string path, string? value, string problem, string mend)
    {
        _isFaulty = true;
        _faults.Add(new HoursFault(path, value, problem, mend));
    }
}
