namespace PaymentAvailability.Tests;

/// <summary>Compares service hours with a slow reference that looks at the wall clock every minute.</summary>
public sealed class ServiceHoursReferenceTests
{
    private const int Cases = 700;
    private const int ScannedMinutes = 2 * 24 * 60;

    private static readonly DateTimeOffset Start = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2042, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (TimeZoneInfo Zone, DateTimeOffset[] ClockChanges)[] Zones =
    [
        .. from id in new[]
           {
               "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns",
               "Pacific/Apia", "UTC",
           }
           let zone = TimeZoneInfo.FindSystemTimeZoneById(id)
           select (zone, ClockChangesOf(zone)),
    ];

    public static TheoryData<int> Seeds => [1, 20261016, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Agrees_on_when_it_is_open_and_on_the_next_change(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < Cases; i++)
        {
            (ServiceHours hours, DateTimeOffset instant) = NextCase(random);
            bool isOpen = IsOpen(hours, instant);
            DateTimeOffset? change = FirstMinuteAfter(instant, minute => IsOpen(hours, minute) != isOpen);

            string because = $"seed {seed}, case {i}: {hours} at {instant:O}";
            if (hours.IsOpen(instant) != isOpen)
                throw new InvalidOperationException($"open should be {isOpen}; {because}");
            AssertFound(hours.NextChange(instant), change, instant, because);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Agrees_on_when_several_open(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < Cases; i++)
        {
            (ServiceHours first, DateTimeOffset instant) = NextCase(random);
            ServiceHours[] all = [first, .. Enumerable.Range(0, random.Next(3)).Select(_ => NextHours(random, Pick(random, Zones).Zone))];
            bool allOpen = all.All(hours => IsOpen(hours, instant));
            DateTimeOffset? opening = allOpen ? instant : FirstMinuteAfter(instant, minute => all.All(hours => IsOpen(hours, minute)));

            string because = $"seed {seed}, case {i}: {string.Join(" and ", all.AsEnumerable())} at {instant:O}";
            if (ServiceHours.AllOpen(all, instant) != allOpen)
                throw new InvalidOperationException($"all open should be {allOpen}; {because}");
            AssertFound(ServiceHours.NextOpen(all, instant), opening, instant, because);
        }
    }

    private static bool IsOpen(ServiceHours hours, DateTimeOffset instant)
    {
        DateTime clock = TimeZoneInfo.ConvertTime(instant, hours.TimeZone).DateTime;
        return hours.Windows.Any(window => StartsOn(window, clock.Date, clock) || StartsOn(window, clock.Date.AddDays(-1), clock));
    }

    private static bool StartsOn(ServiceWindow window, DateTime date, DateTime clock)
    {
        ServiceDays day = date.DayOfWeek == DayOfWeek.Sunday ? ServiceDays.Sunday : (ServiceDays)(1 << ((int)date.DayOfWeek - 1));
        DateTime from = date + window.From;
        DateTime to = date + window.To;
        if (to <= from)
            to = to.AddDays(1);
        return window.Days.HasFlag(day) && from <= clock && clock < to;
    }

    private static DateTimeOffset? FirstMinuteAfter(DateTimeOffset instant, Predicate<DateTimeOffset> found)
    {
        DateTimeOffset minute = new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        for (int i = 1; i <= ScannedMinutes; i++)
        {
            if (found(minute.AddMinutes(i)))
                return minute.AddMinutes(i);
        }

        return null;
    }

    private static void AssertFound(DateTimeOffset? actual, DateTimeOffset? expected, DateTimeOffset instant, string because)
    {
        // What the reference did not find lies beyond the minutes that it looked at.
        bool agrees = expected is null ? actual is null || actual > instant.AddMinutes(ScannedMinutes - 1) : actual == expected;
        if (!agrees)
            throw new InvalidOperationException($"found {actual:O} instead of {expected:O}; {because}");
    }

    private static (ServiceHours Hours, DateTimeOffset Instant) NextCase(Random random)
    {
        (TimeZoneInfo zone, DateTimeOffset[] clockChanges) = Pick(random, Zones);

        // Half of the cases lie around a clock change, and half of all instants off the full minute.
        DateTimeOffset instant = clockChanges.Length > 0 && random.Next(2) == 0
            ? Pick(random, clockChanges).AddMinutes(random.Next(-36 * 60, 6 * 60))
            : Start.AddMinutes(random.NextInt64((long)(End - Start).TotalMinutes));
        if (random.Next(2) == 0)
            instant = instant.AddTicks(random.NextInt64(TimeSpan.TicksPerMinute));
        return (NextHours(random, zone), instant);
    }

    private static ServiceHours NextHours(Random random, TimeZoneInfo zone) =>
        new(zone, Enumerable.Range(0, random.Next(1, 4)).Select(_ => NextWindow(random)));

    private static ServiceWindow NextWindow(Random random)
    {
        ServiceDays days = random.Next(3) == 0 ? ServiceDays.EveryDay : (ServiceDays)random.Next(1, 128);
        int from = random.Next(2) == 0 ? random.Next(0, 4 * 60) : random.Next(0, 24 * 60);
        int to = random.Next(3) switch
        {
            0 => Math.Min(24 * 60, from + random.Next(1, 90)),
            1 => random.Next(0, 49) * 30,
            _ => random.Next(0, (24 * 60) + 1),
        };
        return new ServiceWindow(days, TimeSpan.FromMinutes(from), TimeSpan.FromMinutes(to));
    }

    private static DateTimeOffset[] ClockChangesOf(TimeZoneInfo zone)
    {
        List<DateTimeOffset> changes = [];
        for (DateTimeOffset hour = Start; hour < End; hour = hour.AddHours(1))
        {
            if (zone.GetUtcOffset(hour) != zone.GetUtcOffset(hour.AddHours(-1)))
                changes.Add(hour);
        }

        return [.. changes];
    }

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
