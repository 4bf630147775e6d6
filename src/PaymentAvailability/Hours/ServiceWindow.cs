using System.Globalization;

namespace PaymentAvailability;

/// <summary>
/// A span of wall-clock time that recurs every week, such as 07:00 to 22:00 on every day.
/// </summary>
/// <remarks>
/// <para>The start belongs to the window and the end does not. A window whose end is not after its start runs over midnight and belongs to
/// the days on which it starts: 20:30 to 17:30 on <see cref="ServiceDays.Sunday"/> ends on Monday at 17:30. So 00:00 to 24:00 is a whole
/// day, and so is 09:00 to 09:00.</para>
/// <para>Immutable, safe to share between threads; equal when days, start and end are.</para>
/// </remarks>
public sealed record ServiceWindow
{
    /// <summary>A window on some days of the week.</summary>
    /// <param name="days">The days on which the window starts, at least one.</param>
    /// <param name="from">The start as time since midnight: whole minutes, from 00:00 to 23:59.</param>
    /// <param name="to">The end as time since midnight: whole minutes, from 00:00 to 24:00.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside these ranges.</exception>
    public ServiceWindow(ServiceDays days, TimeSpan from, TimeSpan to)
    {
        if (days == ServiceDays.None || (days & ~ServiceDays.EveryDay) != 0)
            throw new ArgumentOutOfRangeException(nameof(days), days, "a service window needs days of the week; name at least one");
        if (!IsWholeMinutes(from) || from < TimeSpan.Zero || from >= TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(from), from, "a service window starts at a whole minute from 00:00 to 23:59");
        if (!IsWholeMinutes(to) || to < TimeSpan.Zero || to > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(to), to, "a service window ends at a whole minute from 00:00 to 24:00");

        Days = days;
        From = from;
        To = to;
    }

    /// <summary>The days on which the window starts.</summary>
    public ServiceDays Days { get; }

    /// <summary>The first moment of the window, since midnight of a day in <see cref="Days"/>.</summary>
    public TimeSpan From { get; }

    /// <summary>The first moment after the window, since midnight: of the same day when later than <see cref="From"/>, else of the next.</summary>
    public TimeSpan To { get; }

    /// <summary>How long the window lasts on a day without clock changes: more than none, and at most 24 hours.</summary>
    internal TimeSpan Length => To > From ? To - From : To + TimeSpan.FromDays(1) - From;

    /// <summary>The window in the notation of <see cref="ServiceWindowDefinition"/>: <c>mon tue 07:00-22:00</c>.</summary>
    public override string ToString()
    {
        IEnumerable<string> days = ServiceWindowDefinition.DayNames.Where((_, day) => Days.HasFlag((ServiceDays)(1 << day)));
        return $"{string.Join(' ', days)} {ClockText(From)}-{ClockText(To)}";
    }

    private static string ClockText(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");

    private static bool IsWholeMinutes(TimeSpan time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
}
