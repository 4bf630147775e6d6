using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PaymentAvailability.Tests;

public sealed class ChannelCalendarTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Fact]
    public void The_nightly_switch_of_a_bank_is_foreseen_and_ends()
    {
        ChannelCalendar calendar = new ChannelCalendarBuilder("Asia/Shanghai").Maintenance(ServiceDays.EveryDay, "23:30", "00:30").Build();

        calendar.ClosingAt(At(1, 12)).Should().BeNull();
        calendar.NextClosing(At(1, 12)).Should().Be(
            new ChannelClosing { Kind = ChannelClosingKind.Maintenance, From = At(1, 23, 30), Until = At(2, 0, 30) });
        calendar.ClosingAt(At(1, 23, 45)).Should().Be(
            new ChannelClosing { Kind = ChannelClosingKind.Maintenance, Until = At(2, 0, 30) });
        calendar.NextClosing(At(1, 23, 45))!.From.Should().Be(At(2, 23, 30));
        calendar.NextChange(At(1, 23, 45)).Should().Be(At(2, 0, 30));
    }

    [Fact]
    public void A_closing_ends_when_the_channel_opens_whatever_else_closes_it_meanwhile()
    {
        ChannelCalendar calendar = new ChannelCalendarBuilder("Asia/Shanghai")
            .Hours(ServiceDays.EveryDay, "07:00", "22:00")
            .Maintenance(ServiceDays.EveryDay, "21:00", "23:00")
            .PlannedMaintenance("2026-10-02T06:00", "2026-10-02T09:00")
            .Build();

        calendar.ClosingAt(At(1, 21))!.Should().Be(new ChannelClosing { Kind = ChannelClosingKind.Maintenance, Until = At(2, 9) });
        calendar.NextChange(At(1, 21)).Should().Be(At(1, 23));
        calendar.ClosingAt(At(1, 23))!.Kind.Should().Be(ChannelClosingKind.OutsideServiceHours);
        calendar.NextChange(At(1, 23)).Should().Be(At(2, 6));
        calendar.ClosingAt(At(2, 6))!.Kind.Should().Be(ChannelClosingKind.Maintenance);
    }

    [Fact]
    public void A_golden_week_is_closed_and_its_make_up_saturday_is_worked()
    {
        ChannelCalendar calendar = new ChannelCalendarBuilder("Asia/Shanghai")
            .Hours(ServiceDays.Weekdays, "09:00", "17:00")
            .Closed(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 7))
            .HoursOn(new DateOnly(2026, 10, 8), "10:00", "12:00")
            .HoursOn(new DateOnly(2026, 10, 8), "14:00", "15:00")
            .HoursLike(new DateOnly(2026, 10, 10), DayOfWeek.Friday)
            .Build();

        calendar.ClosingAt(At(1, 10))!.Until.Should().Be(At(8, 10));
        calendar.ClosingAt(At(8, 12))!.Until.Should().Be(At(8, 14));
        calendar.ClosingAt(At(8, 16))!.Until.Should().Be(At(9, 9));
        calendar.ClosingAt(At(10, 9)).Should().BeNull("that Saturday is worked");
        calendar.ClosingAt(At(10, 17))!.Until.Should().Be(At(12, 9));
        calendar.ClosingAt(At(17, 10))!.Until.Should().Be(At(19, 9), "other Saturdays are not");
    }

    [Fact]
    public void A_closed_date_ends_what_ran_over_midnight()
    {
        ChannelCalendar calendar = new ChannelCalendarBuilder("Asia/Shanghai")
            .Hours(ServiceDays.EveryDay, "20:30", "17:30")
            .Closed(new DateOnly(2026, 10, 2))
            .Build();

        calendar.NextClosing(At(1, 21)).Should().Be(
            new ChannelClosing { Kind = ChannelClosingKind.OutsideServiceHours, From = At(2, 0), Until = At(3, 20, 30) });
    }

    [Fact]
    public void Nothing_overflows_at_the_ends_of_time()
    {
        foreach (string zone in new[] { "Asia/Shanghai", "America/New_York", "Pacific/Apia", "UTC" })
        {
            ChannelCalendar[] calendars =
            [
                new ChannelCalendarBuilder(zone).Build(),
                new ChannelCalendarBuilder(zone).Maintenance(ServiceDays.EveryDay, "00:00", "24:00").Build(),
                new ChannelCalendarBuilder(zone).Maintenance(ServiceDays.EveryDay, "23:30", "00:30").Hours(ServiceDays.Weekdays, "20:30", "17:30").Build(),
                new ChannelCalendarBuilder(zone).Closed(DateOnly.MinValue).Closed(DateOnly.MaxValue).HoursLike(DateOnly.MinValue.AddDays(1), DayOfWeek.Sunday).Build(),
                new ChannelCalendarBuilder(zone).PlannedMaintenance("0001-01-01T00:00", "9999-12-31T23:59:59").Build(),
                new ChannelCalendarBuilder(zone).Hours(ServiceDays.EveryDay, "09:00", "10:00").Maintenance(ServiceDays.EveryDay, "09:00", "10:00").Build(),
            ];
            foreach (DateTimeOffset at in new[] { DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddHours(3), DateTimeOffset.MaxValue, DateTimeOffset.MaxValue.AddHours(-30) })
            {
                foreach (ChannelCalendar calendar in calendars)
                {
                    calendar.ClosingAt(at);
                    DateTimeOffset? change = calendar.NextChange(at);
                    (change is null || change > at).Should().BeTrue();
                    calendar.NextClosing(at);
                }
            }

            calendars[0].NextChange(DateTimeOffset.MinValue).Should().BeNull();
            calendars[1].ClosingAt(At(1, 0))!.Until.Should().BeNull();
            calendars[3].NextChange(At(1, 0)).Should().BeAfter(new DateTimeOffset(9999, 12, 29, 0, 0, 0, TimeSpan.Zero));
            calendars[5].ClosingAt(At(1, 0))!.Until.Should().BeNull("it is open only while it is closed");
        }
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_place_value_and_mend()
    {
        var options = new ChannelCalendarOptions();
        options.Calendars["netsunion"] = new ChannelCalendarDefinition
        {
            TimeZone = "Asia/Shangai",
            Maintenance = [new() { Days = ["mon", "monday"], From = "25:00", To = "01:00" }, null],
            Hours = [new() { Days = ["mon"], From = "07:00" }],
            Planned = [null, new() { From = "2026-10-02T03:00", To = "2026-10-02T02:00" }, new() { From = "tomorrow" }],
            SpecialDays =
            [
                null, new() { Date = "2026-02-30" }, new() { Date = "2026-10-05", LastDate = "2026-10-01" },
                new() { Date = "2026-10-01", Like = "mon", Windows = [new() { From = "07:00", To = "08:00" }] }, new() { Date = "2026-10-01", Like = "monday" },
                new() { Date = "2026-10-01", Windows = [new() { From = "7", To = "08:00" }, null] }, new() { Date = "2026-10-09" }, new() { Date = "2026-10-09" },
            ],
        };
        options.Calendars["unionpay"] = new ChannelCalendarDefinition();
        options.Calendars["wechat"] = null!;

        IEnumerable<string> faults = new ChannelCalendarOptionsValidator().Validate(null, options).Failures!;

        const string Days = "write days as `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`";
        const string Moment = "write a time as `2026-10-01T23:00`, or with an offset as `2026-10-01T23:00+08:00`";
        faults.Should().Equal(
            "Calendars[netsunion].timeZone: `Asia/Shangai` is not a time zone known on this machine; write the IANA id of a zone, such as `Asia/Shanghai`, or install the time zone data",
            $"Calendars[netsunion].maintenance[0].days[1]: `monday` is not a day; {Days}",
            "Calendars[netsunion].maintenance[0].from: `25:00` starts too late; write a start up to `23:59`",
            "Calendars[netsunion].maintenance[1] is null; write a window with `days`, `from` and `to`, or remove it",
            "Calendars[netsunion].hours[0].to is missing; write hours and minutes as `HH:mm`, such as `07:00`",
            "Calendars[netsunion].planned[0] is null; write `from` and `to`, or remove it",
            "Calendars[netsunion].planned[1].to: `2026-10-02T02:00` is not after the start; write an end after `from`",
            $"Calendars[netsunion].planned[2].from: `tomorrow` is no time; {Moment}",
            $"Calendars[netsunion].planned[2].to is missing; {Moment}",
            "Calendars[netsunion].specialDays[0] is null; write a `date`, or remove it",
            "Calendars[netsunion].specialDays[1].date: `2026-02-30` is no date; write a date as `2026-10-01`",
            "Calendars[netsunion].specialDays[2].lastDate: `2026-10-01` is no last date for the first; write one not before `date` and within 366 days",
            "Calendars[netsunion].specialDays[3].like: `mon` is given besides windows; give either `like` or `windows`",
            "Calendars[netsunion].specialDays[4].like: `monday` is not a day; write one of `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`",
            "Calendars[netsunion].specialDays[5].windows[0].from: `7` is not a time of day; write hours and minutes as `HH:mm`, such as `07:00`",
            "Calendars[netsunion].specialDays[5].windows[1] is null; write a window with `days`, `from` and `to`, or remove it",
            "Calendars[netsunion].specialDays[7]: `2026-10-09` is special already; name each date once",
            "Calendars[unionpay].timeZone is missing; write the IANA id of a zone, such as `Asia/Shanghai`",
            "Calendars[wechat] is missing; remove the entry or write a calendar");
    }

    [Fact]
    public void Calendars_come_from_code_and_from_configuration()
    {
        const string Json = """
            {
              "NETSUNION": {
                "timeZone": "Asia/Shanghai",
                "maintenance": [{ "days": ["sun"], "from": "02:00", "to": "04:00" }],
                "planned": [{ "from": "2026-10-02T03:00", "to": "2026-10-02T04:00Z" }],
                "hours": [{ "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "01:00", "to": "24:00" }],
                "specialDays": [{ "date": "2026-10-01", "windows": [{ "from": "09:00", "to": "17:00" }] }, { "date": "2026-10-10", "like": "fri" }]
              }
            }
            """;
        var services = new ServiceCollection();
        services.AddPaymentAvailability()
            .AddChannelCalendar("unionpay", "Asia/Shanghai", calendar => calendar.Maintenance(ServiceDays.EveryDay, "23:30", "00:30"))
            .AddChannelCalendars(Section(Json));
        using ServiceProvider provider = services.Build();

        var calendars = provider.GetRequiredService<ChannelCalendars>();

        calendars.All.Keys.Should().BeEquivalentTo("unionpay", "NETSUNION");
        calendars.All.GetValueOrDefault("UnionPay")!.ClosingAt(At(1, 23, 30)).Should().NotBeNull();
        calendars.All.GetValueOrDefault("netsunion")!.ClosingAt(At(1, 8))!.Until.Should().Be(At(1, 9));
        calendars.All.GetValueOrDefault("netsunion")!.ClosingAt(At(2, 3))!.Until.Should().Be(At(2, 12));
        calendars.All.GetValueOrDefault("netsunion")!.ClosingAt(At(4, 3))!.Kind.Should().Be(ChannelClosingKind.Maintenance);
        calendars.All.GetValueOrDefault("wechat").Should().BeNull();
    }

    [Fact]
    public void The_configuration_in_the_documentation_is_read()
    {
        MarkdownBlock block = MarkdownBlock.All().Single(block => block is { Page: "docs/channel-monitoring.md", Language: "jsonc" });
        var services = new ServiceCollection();
        services.AddPaymentAvailability().AddChannelCalendars(Section(block.Text));
        using ServiceProvider provider = services.Build();

        ChannelCalendar corporate = provider.GetRequiredService<ChannelCalendars>().All.GetValueOrDefault("corporate")!;

        corporate.ClosingAt(At(1, 9))!.Until.Should().Be(At(8, 8, 30));
        corporate.ClosingAt(At(10, 9)).Should().BeNull();
        corporate.ClosingAt(At(17, 3))!.Kind.Should().Be(ChannelClosingKind.Maintenance);
    }

    [Fact]
    public async Task A_faulty_calendar_stops_the_start()
    {
        Exception? faulty = await TestHost.StartAsync(services => services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment)
            .AddChannelCalendar("netsunion", "Mars/Olympus", _ => { }));
        Exception? misspelt = await TestHost.StartAsync(services => services.AddPaymentAvailability().UseCatalog(TestCatalogs.Repayment)
            .AddChannelCalendars(Section("""{ "netsunion": { "timeZone": "UTC", "maintenence": [] , "hourz": "x" } }""")));

        faulty.Should().BeOfType<OptionsValidationException>().Which.Message.Should().Contain("Calendars[netsunion].timeZone: `Mars/Olympus`");
        misspelt.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Contain("hourz");
    }

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new DateTimeOffset(2026, 10, day, hour, minute, 0, China).ToUniversalTime();

    private static IConfigurationSection Section(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "calendars": {{json}} }"""));
        return new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection("calendars");
    }
}
