using System.Text.Json;

namespace PaymentAvailability.Tests;

public sealed class ServiceHoursReaderTests
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Reads_what_a_person_writes()
    {
        ServiceHours hours = Read(
            """
            { "timeZone": "Asia/Shanghai", "windows": [
                { "days": ["sun", "mon", "tue", "wed", "thu"], "from": "20:30", "to": "17:30" },
                { "days": ["sat"], "from": "00:00", "to": "24:00" } ] }
            """);

        hours.Should().Be(new ServiceHours(
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            [
                new(ServiceDays.EveryDay ^ ServiceDays.Friday ^ ServiceDays.Saturday, new TimeSpan(20, 30, 0), new TimeSpan(17, 30, 0)),
                new(ServiceDays.Saturday, TimeSpan.Zero, TimeSpan.FromDays(1)),
            ]));
        hours.ToString().Should().Be("mon tue wed thu sun 20:30-17:30, sat 00:00-24:00 (Asia/Shanghai)");
    }

    [Fact]
    public void Reports_every_fault_at_once() =>
        Faults(
            """
            { "timeZone": "Asia/Shangai", "windows": [
                { "days": [], "from": "7:00", "to": "24:01" },
                null,
                { "days": ["mon", "Tue", null, "mon"], "from": "24:00", "to": "22:60" },
                { } ] }
            """)
        .Select(fault => $"{fault.Path} `{fault.Value}` {fault.Problem}").Should().Equal(
            "timeZone `Asia/Shangai` is not a time zone known on this machine",
            "windows[0].days `` is empty",
            "windows[0].from `7:00` is not a time of day",
            "windows[0].to `24:01` ends too late",
            "windows[1] `` is null",
            "windows[2].days[1] `Tue` is not a day",
            "windows[2].days[2] `` is null",
            "windows[2].days[3] `mon` is named twice",
            "windows[2].from `24:00` starts too late",
            "windows[2].to `22:60` is not a time of day",
            "windows[3].days `` is missing",
            "windows[3].from `` is missing",
            "windows[3].to `` is missing");

    [Fact]
    public void Says_how_to_mend_each_fault() =>
        Faults("""{ "windows": [ { "days": ["monday"], "from": "07.00", "to": "25:00" } ] }""").Should().Equal(
            new HoursFault("timeZone", null, "is missing", "write the IANA id of a zone, such as `Asia/Shanghai`"),
            new HoursFault("windows[0].days[0]", "monday", "is not a day", "write days as `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`"),
            new HoursFault("windows[0].from", "07.00", "is not a time of day", "write hours and minutes as `HH:mm`, such as `07:00`"),
            new HoursFault(
                "windows[0].to", "25:00", "ends too late", "write an end up to `24:00`, or one of the next day such as `06:00`"));

    [Theory]
    [InlineData("""{ "timeZone": "UTC" }""", "is missing")]
    [InlineData("""{ "timeZone": "UTC", "windows": [] }""", "is empty")]
    public void Needs_a_window(string json, string problem) =>
        Faults(json).Should().Equal(new HoursFault("windows", null, problem, "give at least one window, or no service hours at all"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("Asia")]
    [InlineData("Asia/Shanghai ")]
    [InlineData("a\0b")]
    [InlineData("+08:00")]
    [InlineData("网联")]
    [InlineData("\ud800")]
    public void Never_throws_on_a_time_zone(string id) =>
        Read(new ServiceHoursDefinition { TimeZone = id, Windows = [new() { Days = ["mon"], From = "00:00", To = "24:00" }] }, [])
            .Should().BeNull(id);

    [Theory]
    [InlineData("")]
    [InlineData("0700")]
    [InlineData("07:0")]
    [InlineData("07:000")]
    [InlineData("07:00:00")]
    [InlineData(" 7:00")]
    [InlineData("-7:00")]
    [InlineData("07-00")]
    [InlineData("٠٧:٠٠")]
    [InlineData("ab:cd")]
    public void Refuses_other_notations_of_time(string from) =>
        Read(new ServiceHoursDefinition { TimeZone = "UTC", Windows = [new() { Days = ["mon"], From = from, To = "24:00" }] }, [])
            .Should().BeNull(from);

    [Fact]
    public void Faults_found_before_do_not_count()
    {
        List<HoursFault> faults = [new("elsewhere", null, "is missing", "write it")];
        Read(new ServiceHoursDefinition { TimeZone = "UTC", Windows = [new() { Days = ["mon"], From = "00:00", To = "24:00" }] }, faults)
            .Should().NotBeNull();
        faults.Should().HaveCount(1);
    }

    private static ServiceHours Read(string json)
    {
        List<HoursFault> faults = [];
        ServiceHours? hours = Read(JsonSerializer.Deserialize<ServiceHoursDefinition>(json, CamelCase)!, faults);
        faults.Should().BeEmpty();
        return hours!;
    }

    private static List<HoursFault> Faults(string json)
    {
        List<HoursFault> faults = [];
        Read(JsonSerializer.Deserialize<ServiceHoursDefinition>(json, CamelCase)!, faults).Should().BeNull();
        return faults;
    }

    private static ServiceHours? Read(ServiceHoursDefinition definition, List<HoursFault> faults)
    {
        bool isRead = ServiceHoursReader.TryRead(definition, faults, out ServiceHours? hours);
        isRead.Should().Be(hours is not null);
        return hours;
    }
}
