using System.Globalization;

namespace PaymentAvailability.Tests;

/// <summary>Calendars of everything that calendars can hold, around a date.</summary>
internal static class RandomCalendar
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static ChannelCalendarDefinition Next(Random random, string zone, DateTime around) => new()
    {
        TimeZone = zone,
        Maintenance = random.Next(2) == 0 ? null : List(random, 2, () => Window(random, longest: 180)),
        Hours = random.Next(3) == 0 ? null : List(random, 3, () => Window(random, longest: 24 * 60)),
        Planned = random.Next(2) == 0 ? null : List(random, 3, () => Planned(random, around)),
        SpecialDays = random.Next(3) == 0 ? null : SpecialDays(random, around),
    };

    public static string Text(ChannelCalendarDefinition definition) => string.Create(CultureInfo.InvariantCulture, $"""
        {definition.TimeZone}, maintenance {Join(definition.Maintenance?.Select(window => Text(window!)))},
        hours {Join(definition.Hours?.Select(window => Text(window!)))}, planned {Join(definition.Planned?.Select(each => $"{each!.From}..{each.To}"))},
        special {Join(definition.SpecialDays?.Select(day => $"{day!.Date}..{day.LastDate} like {day.Like} {Join(day.Windows?.Select(window => $"{window!.From}-{window.To}"))}"))}
        """);

    private static string Text(WeekWindowDefinition window) => $"{Join(window.Days)} {window.From}-{window.To}";

    private static string Join(IEnumerable<string?>? texts) => $"[{string.Join(", ", texts ?? [])}]";

    private static List<T?> List<T>(Random random, int most, Func<T> next)
        where T : class =>
        [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => next())];

    private static WeekWindowDefinition Window(Random random, int longest)
    {
        (string from, string to) = Times(random, longest);
        string[] days = random.Next(2) == 0 ? Days : [.. Days.Where(_ => random.Next(2) == 0)];
        return new WeekWindowDefinition { Days = days.Length == 0 ? [Days[random.Next(7)]] : days, From = from, To = to };
    }

    private static (string From, string To) Times(Random random, int longest)
    {
        int from = random.Next(3) == 0 ? random.Next(4 * 60) : random.Next(24 * 60);
        int to = random.Next(6) == 0 ? 24 * 60 : (from + random.Next(1, longest + 1)) % (24 * 60);
        return (Clock(from), Clock(to));

        static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
    }

    private static PlannedMaintenanceDefinition Planned(Random random, DateTime around)
    {
        DateTime from = around.AddMinutes(random.Next(-2 * 24 * 60, 2 * 24 * 60));
        DateTime to = from.AddMinutes(random.Next(1, 3) == 1 ? random.Next(181, 400) : random.Next(400, 2_000));
        string offset = random.Next(2) == 0 ? "" : "+01:00";
        return new PlannedMaintenanceDefinition { From = Minute(from) + offset, To = Minute(to) + offset };

        static string Minute(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private static List<SpecialDayDefinition?> SpecialDays(Random random, DateTime around)
    {
        var days = new List<SpecialDayDefinition?>();
        for (int day = -4; day < 6; day++)
        {
            int last = day + (random.Next(4) == 0 ? 1 : 0);
            switch (random.Next(6))
            {
                case 0:
                    days.Add(new() { Date = Date(day), LastDate = last > day ? Date(last) : null });
                    break;
                case 1:
                    days.Add(new() { Date = Date(day), LastDate = last > day ? Date(last) : null, Like = Days[random.Next(7)] });
                    break;
                case 2:
                    (string from, string to) = Times(random, 24 * 60);
                    (string From, string To) second = Times(random, 600);
                    days.Add(new() { Date = Date(day), LastDate = Date(last), Windows = [new() { From = from, To = to }, new() { From = second.From, To = second.To }] });
                    break;
                default:
                    continue;
            }

            day = last;
        }

        return days;

        string Date(int day) => around.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
