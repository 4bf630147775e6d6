namespace PaymentAvailability;

/// <summary>A period of a calendar, over which limits are set.</summary>
public enum CalendarPeriod
{
    /// <summary>From midnight to midnight. On the wire: <c>day</c>.</summary>
    Day,

    /// <summary>From the first of a month to the next. On the wire: <c>month</c>.</summary>
    Month,

    /// <summary>From the first of January to the next. On the wire: <c>year</c>.</summary>
    Year,
}
