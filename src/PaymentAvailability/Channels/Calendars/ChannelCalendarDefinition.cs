namespace PaymentAvailability;

/// <summary>A channel's calendar as a person writes it in configuration. It may hold anything; it is checked when the host starts.</summary>
public sealed class ChannelCalendarDefinition
{
    /// <summary>The zone whose wall clock counts, by its IANA id, such as <c>Asia/Shanghai</c>. Required.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Maintenance that recurs every week, such as a bank's switch to the next day. None by default.</summary>
    public IReadOnlyList<WeekWindowDefinition?>? Maintenance { get; set; }

    /// <summary>Maintenance that is planned once. None by default.</summary>
    public IReadOnlyList<PlannedMaintenanceDefinition?>? Planned { get; set; }

    /// <summary>The service hours of the week. By default the channel serves all the time.</summary>
    public IReadOnlyList<WeekWindowDefinition?>? Hours { get; set; }

    /// <summary>Dates whose service hours are not those of the week: holidays, and working days in place of them.</summary>
    public IReadOnlyList<SpecialDayDefinition?>? SpecialDays { get; set; }
}

/// <summary>A window that recurs every week. It means what <see cref="ServiceWindow"/> means.</summary>
public sealed class WeekWindowDefinition
{
    /// <summary>The days on which it starts: <c>mon</c>, <c>tue</c>, <c>wed</c>, <c>thu</c>, <c>fri</c>, <c>sat</c> or <c>sun</c>, at least one and each once.</summary>
    public IReadOnlyList<string?>? Days { get; set; }

    /// <summary>The start as <c>HH:mm</c>, from <c>00:00</c> to <c>23:59</c>. Required.</summary>
    public string? From { get; set; }

    /// <summary>The end as <c>HH:mm</c>, from <c>00:00</c> to <c>24:00</c>; not after the start means on the next day. Required.</summary>
    public string? To { get; set; }
}

/// <summary>Maintenance of a channel that is planned once.</summary>
public sealed class PlannedMaintenanceDefinition
{
    /// <summary>
    /// Its first moment: <c>2026-10-01T23:00+08:00</c>, or without an offset by the clock in the channel's zone. Of a time that the clock
    /// shows twice, the first. Required.
    /// </summary>
    public string? From { get; set; }

    /// <summary>The first moment after it, in the same form; of a time that the clock shows twice, the second. Required.</summary>
    public string? To { get; set; }
}

/// <summary>One or more dates whose service hours are not those of the week. With neither <see cref="Like"/> nor <see cref="Windows"/>, closed all day.</summary>
/// <remarks>
/// A date that is closed or has windows of its own has nothing else: what started the day before ends at midnight. What starts on it may
/// run over midnight into the next, as always.
/// </remarks>
public sealed class SpecialDayDefinition
{
    /// <summary>The date, or the first of several, as <c>2026-10-01</c>. Required.</summary>
    public string? Date { get; set; }

    /// <summary>The last date, within 366 days. By default the first is the only one.</summary>
    public string? LastDate { get; set; }

    /// <summary>The day of the week whose hours hold, such as <c>mon</c> for a Saturday that is worked in place of a holiday.</summary>
    public string? Like { get; set; }

    /// <summary>The hours that hold instead of those of the week.</summary>
    public IReadOnlyList<DayWindowDefinition?>? Windows { get; set; }
}

/// <summary>A window of service hours on a <see cref="SpecialDayDefinition"/>.</summary>
public sealed class DayWindowDefinition
{
    /// <summary>The start as <c>HH:mm</c>, from <c>00:00</c> to <c>23:59</c>. Required.</summary>
    public string? From { get; set; }

    /// <summary>The end as <c>HH:mm</c>, from <c>00:00</c> to <c>24:00</c>; not after the start means on the next day. Required.</summary>
    public string? To { get; set; }
}
