namespace PaymentAvailability;

/// <summary>Numbers the periods of a calendar and knows their ends.</summary>
internal static class CalendarPeriods
{
    /// <summary>The number of the period in which a moment lies: days, months or years since the year 1.</summary>
    public static long NumberAt(CalendarPeriod period, TimeZoneInfo zone, DateTimeOffset at)
    {
        DateTime local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return period switch
        {
            CalendarPeriod.Day => local.Ticks / TimeSpan.TicksPerDay,
            CalendarPeriod.Month => (local.Year * 12) + local.Month - 1,
            _ => local.Year,
        };
    }

    /// <summary>The first moment after a period: midnight of the zone, or where a change of clocks skips midnight, the first moment after it.</summary>
    public static DateTimeOffset EndOf(CalendarPeriod period, TimeZoneInfo zone, long number)
    {
        long next = number + 1;
        DateTime? local = period switch
        {
            CalendarPeriod.Day => next <= DateTime.MaxValue.Ticks / TimeSpan.TicksPerDay ? new DateTime(next * TimeSpan.TicksPerDay) : null,
            CalendarPeriod.Month => next / 12 <= 9999 ? new DateTime((int)(next / 12), (int)(next % 12) + 1, 1) : null,
            _ => next <= 9999 ? new DateTime((int)next, 1, 1) : null,
        };
        return local is { } midnight ? new DateTimeOffset(new WallClock(zone).AlwaysAfter(midnight.Ticks), TimeSpan.Zero) : DateTimeOffset.MaxValue;
    }
}
