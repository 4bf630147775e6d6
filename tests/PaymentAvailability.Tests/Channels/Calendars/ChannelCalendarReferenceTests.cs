using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>Compares calendars with a slow reference that looks at the wall clock every minute.</summary>
public sealed class ChannelCalendarReferenceTests
{
    private const int Cases = 250;
    private const int ScannedMinutes = 5 * 24 * 60;

    private static readonly (string Id, DateTime Around)[] Places =
    [
        ("Asia/Shanghai", new(2026, 10, 1)),
        ("Europe/Berlin", new(2026, 3, 29)), ("Europe/Berlin", new(2026, 10, 25)),
        ("America/New_York", new(2026, 3, 8)), ("America/New_York", new(2026, 11, 1)),
        ("Australia/Lord_Howe", new(2026, 4, 5)), ("Australia/Lord_Howe", new(2026, 10, 4)),
        ("Pacific/Apia", new(2011, 12, 30)), ("Pacific/Apia", new(2020, 4, 5)),
    ];

    public static TheoryData<int> Seeds => [1, 20261016, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Agrees_on_closings_and_on_what_comes_next(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < Cases; i++)
        {
            (string id, DateTime around) = Places[random.Next(Places.Length)];
            ChannelCalendarDefinition definition = RandomCalendar.Next(random, id, around);
            ChannelCalendar calendar = ChannelCalendarBuilder.Build(definition);
            var reference = new CalendarReference(definition);
            DateTimeOffset at = new DateTimeOffset(around, TimeSpan.Zero).AddMinutes(random.Next(-3 * 24 * 60, 3 * 24 * 60)).AddTicks(random.Next(2) * random.NextInt64(TimeSpan.TicksPerMinute));
            string because = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, case {i}: {RandomCalendar.Text(definition)} at {at:O}");

            ChannelClosingKind? kind = reference.KindAt(at);
            DateTimeOffset minute = new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
            ChannelClosingKind?[] kinds = [.. Enumerable.Range(1, ScannedMinutes).Select(ahead => reference.KindAt(minute.AddMinutes(ahead)))];
            int change = Array.FindIndex(kinds, each => each != kind);
            int open = kind is null ? -1 : Array.FindIndex(kinds, each => each is null);
            int closed = kind is not null && open < 0 ? -1 : Array.FindIndex(kinds, Math.Max(0, open), each => each is not null);
            int reopened = closed < 0 ? -1 : Array.FindIndex(kinds, closed, each => each is null);

            ChannelClosing? closing = calendar.ClosingAt(at);
            ChannelClosing? next = calendar.NextClosing(at);
            (closing?.Kind).Should().Be(kind, because);
            AssertFound(calendar.NextChange(at), change);
            if (kind is not null)
                AssertFound(closing!.Until, open);
            if (kind is null || open >= 0)
                AssertFound(next?.From, closed);
            if (closed >= 0)
            {
                next!.Kind.Should().Be(kinds[closed], because);
                AssertFound(next.Until, reopened);
            }

            // What the reference did not find lies beyond the minutes that it looked at.
            void AssertFound(DateTimeOffset? actual, int index)
            {
                DateTimeOffset? expected = index < 0 ? null : minute.AddMinutes(index + 1);
                if (expected is null ? actual is not null && actual <= minute.AddMinutes(ScannedMinutes) : actual != expected)
                    Assert.Fail($"found {actual:O} instead of {expected:O}; {because}");
            }
        }
    }
}

/// <summary>What a calendar means, read off the definition minute by minute.</summary>
internal sealed class CalendarReference
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly ChannelCalendarDefinition _definition;
    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<string, (DateTimeOffset From, DateTimeOffset To)> _planned = [];

    public CalendarReference(ChannelCalendarDefinition definition)
    {
        _definition = definition;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone!);
        foreach (PlannedMaintenanceDefinition? planned in definition.Planned ?? [])
            _planned[planned!.From + planned.To] = Span(planned);
    }

    public ChannelClosingKind? KindAt(DateTimeOffset at)
    {
        DateTime shown = Shown(at);
        if (_planned.Values.Any(span => span.From <= at && at < span.To))
            return ChannelClosingKind.Maintenance;
        if (_definition.Maintenance?.Any(window => Covers(window!, shown.Date, shown, null) || Covers(window!, shown.Date.AddDays(-1), shown, null)) == true)
            return ChannelClosingKind.Maintenance;
        return IsServing(shown) ? null : ChannelClosingKind.OutsideServiceHours;
    }

    private DateTime Shown(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;

    private bool IsServing(DateTime shown)
    {
        SpecialDayDefinition? today = Special(shown.Date);
        bool cuts = today is not null && today.Like is null;
        return ServesFrom(shown.Date, shown) || (!cuts && ServesFrom(shown.Date.AddDays(-1), shown));
    }

    private bool ServesFrom(DateTime date, DateTime shown)
    {
        SpecialDayDefinition? special = Special(date);
        if (special is { Like: null })
            return special.Windows?.Any(window => Covers(window!.From!, window.To!, date, shown)) == true;
        if (_definition.Hours is not { Count: > 0 })
            return date == shown.Date;
        return _definition.Hours.Any(window => Covers(window!, date, shown, special?.Like));
    }

    private static bool Covers(WeekWindowDefinition window, DateTime date, DateTime shown, string? like) =>
        window.Days!.Contains(like ?? Days[(int)date.DayOfWeek]) && Covers(window.From!, window.To!, date, shown);

    private static bool Covers(string from, string to, DateTime date, DateTime shown)
    {
        DateTime start = date + Time(from);
        DateTime end = date + Time(to);
        return start <= shown && shown < (end <= start ? end.AddDays(1) : end);
    }

    private static TimeSpan Time(string text) => new(int.Parse(text[..2], CultureInfo.InvariantCulture), int.Parse(text[3..], CultureInfo.InvariantCulture), 0);

    private SpecialDayDefinition? Special(DateTime date)
    {
        string text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return _definition.SpecialDays?.FirstOrDefault(day =>
            string.CompareOrdinal(day!.Date, text) <= 0 && string.CompareOrdinal(text, day.LastDate ?? day.Date) <= 0);
    }

    // From the first minute that shows the start or later, to the last that shows something before the end.
    private (DateTimeOffset From, DateTimeOffset To) Span(PlannedMaintenanceDefinition planned)
    {
        if (planned.From!.Length > 16)
            return (DateTimeOffset.Parse(planned.From, CultureInfo.InvariantCulture), DateTimeOffset.Parse(planned.To!, CultureInfo.InvariantCulture));

        DateTime from = DateTime.Parse(planned.From, CultureInfo.InvariantCulture);
        DateTime to = DateTime.Parse(planned.To!, CultureInfo.InvariantCulture);
        DateTimeOffset begin = new DateTimeOffset(from, TimeSpan.Zero).AddDays(-2);
        DateTimeOffset[] minutes = [.. Enumerable.Range(0, (int)(to - from).TotalMinutes + (5 * 24 * 60)).Select(minute => begin.AddMinutes(minute))];
        return (minutes.First(minute => Shown(minute) >= from), minutes.Last(minute => Shown(minute) < to).AddMinutes(1));
    }
}
