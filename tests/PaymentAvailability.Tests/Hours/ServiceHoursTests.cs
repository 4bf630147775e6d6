namespace PaymentAvailability.Tests;

public sealed class ServiceHoursTests
{
    private static readonly ServiceHours Papay = Hours("Asia/Shanghai", Daily("07:00", "22:00"));

    // The large-value system: from 20:30 on the day before a working day to 17:30.
    private static readonly ServiceHours LargeValue = Hours("Asia/Shanghai", Window(
        ServiceDays.Sunday | ServiceDays.Monday | ServiceDays.Tuesday | ServiceDays.Wednesday | ServiceDays.Thursday, "20:30", "17:30"));

    [Theory]
    [InlineData("2026-11-22T06:59:59.9999999+08:00", false)]
    [InlineData("2026-11-22T07:00:00+08:00", true)]
    [InlineData("2026-11-21T23:00:00Z", true)]
    [InlineData("2026-11-22T21:59:59.9999999+08:00", true)]
    [InlineData("2026-11-22T22:00:00+08:00", false)]
    public void Includes_the_start_and_not_the_end(string instant, bool isOpen) => Papay.IsOpen(At(instant)).Should().Be(isOpen);

    [Theory]
    [InlineData("2026-11-22T11:00:00+08:00", "2026-11-22T22:00:00+08:00")]
    [InlineData("2026-11-22T21:59:59.9999999+08:00", "2026-11-22T22:00:00+08:00")]
    [InlineData("2026-11-22T22:00:00+08:00", "2026-11-23T07:00:00+08:00")]
    public void Finds_the_next_change_on_an_ordinary_day(string instant, string expected) => Changes(Papay, instant, expected);

    [Fact]
    public void Runs_over_midnight_and_rests_from_friday_to_sunday() =>
        Changes(
            LargeValue,
            "2026-11-19T21:00:00+08:00",
            "2026-11-20T17:30:00+08:00",
            "2026-11-22T20:30:00+08:00",
            "2026-11-23T17:30:00+08:00",
            "2026-11-23T20:30:00+08:00");

    [Fact]
    public void Runs_from_sunday_into_monday()
    {
        ServiceHours hours = Hours("UTC", Window(ServiceDays.Sunday, "22:00", "02:00"));
        hours.IsOpen(At("2026-11-22T23:59:59Z")).Should().BeTrue();
        hours.IsOpen(At("2026-11-23T00:00:00Z")).Should().BeTrue();
        Changes(hours, "2026-11-22T00:00:00Z", "2026-11-22T22:00:00Z", "2026-11-23T02:00:00Z", "2026-11-29T22:00:00Z");
    }

    [Theory]
    [InlineData("00:00", "24:00")]
    [InlineData("00:00", "00:00")]
    [InlineData("09:00", "09:00")]
    public void Never_changes_when_open_all_week(string from, string to)
    {
        ServiceHours hours = Hours("Europe/Berlin", Daily(from, to));
        hours.IsOpen(At("2026-03-29T01:00:00Z")).Should().BeTrue();
        hours.NextChange(At("2026-03-29T01:00:00Z")).Should().BeNull();
        hours.Should().Be(Hours("Europe/Berlin", Daily("12:00", "00:00"), Daily("00:00", "12:00")));
    }

    [Fact]
    public void Does_not_open_for_a_window_that_the_clock_skips()
    {
        // In Berlin, on 2026-03-29, 02:00 is 03:00.
        Changes(
            Hours("Europe/Berlin", Window(ServiceDays.Sunday, "02:00", "03:00")),
            "2026-03-28T12:00:00Z", "2026-04-05T00:00:00Z", "2026-04-05T01:00:00Z");
        Changes(
            Hours("Europe/Berlin", Window(ServiceDays.Sunday, "02:30", "04:00")),
            "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
        Changes(
            Hours("Europe/Berlin", Window(ServiceDays.Sunday, "01:30", "02:30")),
            "2026-03-28T12:00:00Z", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z");
    }

    [Fact]
    public void Opens_twice_for_a_window_that_the_clock_repeats() =>
        // In Berlin, on 2026-10-25, 03:00 is 02:00 again.
        Changes(
            Hours("Europe/Berlin", Window(ServiceDays.Sunday, "02:00", "02:30")),
            "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z");

    [Fact]
    public void Follows_a_clock_that_moves_by_half_an_hour() =>
        // On Lord Howe Island, on 2026-04-05, 02:00 is 01:30 again.
        Changes(
            Hours("Australia/Lord_Howe", Window(ServiceDays.Sunday, "01:30", "01:45")),
            "2026-04-04T00:00:00Z", "2026-04-04T14:30:00Z", "2026-04-04T14:45:00Z", "2026-04-04T15:00:00Z", "2026-04-04T15:15:00Z");

    [Fact]
    public void Misses_a_day_that_the_calendar_skips() =>
        // Samoa crossed the date line: 2011-12-29, a Thursday, was followed by 2011-12-31.
        Changes(
            Hours("Pacific/Apia", Window(ServiceDays.Friday, "00:00", "24:00")),
            "2011-12-28T00:00:00Z", "2012-01-05T10:00:00Z", "2012-01-06T10:00:00Z");

    [Fact]
    public void Knows_zones_off_the_full_hour() =>
        Changes(Hours("America/St_Johns", Daily("08:00", "09:15")), "2026-01-10T00:00:00Z", "2026-01-10T11:30:00Z", "2026-01-10T12:45:00Z");

    [Fact]
    public void Works_at_the_ends_of_time()
    {
        ServiceHours hours = Hours("America/New_York", Daily("07:00", "22:00"));
        hours.IsOpen(DateTimeOffset.MinValue).Should().BeTrue("in New York it is still Sunday evening");
        hours.IsOpen(DateTimeOffset.MaxValue).Should().BeTrue();
        hours.NextChange(DateTimeOffset.MaxValue).Should().BeNull();
        ServiceHours.NextOpen([Papay], DateTimeOffset.MaxValue).Should().Be(DateTimeOffset.MaxValue);
        ServiceHours.NextOpen([Hours("UTC", Daily("01:00", "02:00"))], DateTimeOffset.MaxValue).Should().BeNull();
    }

    [Fact]
    public void Several_are_open_when_all_are()
    {
        ServiceHours[] both = [Papay, LargeValue];
        ServiceHours.AllOpen(both, At("2026-11-20T12:00:00+08:00")).Should().BeTrue();
        ServiceHours.AllOpen(both, At("2026-11-20T18:00:00+08:00")).Should().BeFalse();
        ServiceHours.AllOpen([], At("2026-11-20T18:00:00+08:00")).Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-11-20T12:00:00+08:00", "2026-11-20T12:00:00+08:00")]
    [InlineData("2026-11-20T17:30:00+08:00", "2026-11-22T20:30:00+08:00")]
    [InlineData("2026-11-22T22:00:00+08:00", "2026-11-23T07:00:00+08:00")]
    public void Several_open_next_when_the_last_of_them_does(string instant, string expected) =>
        ServiceHours.NextOpen([Papay, LargeValue], At(instant)).Should().Be(At(expected));

    [Fact]
    public void Several_that_are_never_open_together_never_open()
    {
        ServiceHours monday = Hours("UTC", Window(ServiceDays.Monday, "00:00", "24:00"));
        ServiceHours tuesday = Hours("UTC", Window(ServiceDays.Tuesday, "00:00", "24:00"));
        ServiceHours.NextOpen([monday, tuesday], At("2026-11-22T00:00:00Z")).Should().BeNull();
        ServiceHours.NextOpen([], At("2026-11-22T00:00:00Z")).Should().Be(At("2026-11-22T00:00:00Z"));
    }

    [Fact]
    public void Several_may_open_together_only_in_summer()
    {
        // 06:00 UTC is 08:00 in Berlin only in summer.
        ServiceHours[] both = [Hours("UTC", Daily("06:00", "06:30")), Hours("Europe/Berlin", Daily("08:00", "08:30"))];
        ServiceHours.NextOpen(both, At("2026-11-22T00:00:00Z")).Should().Be(At("2027-03-28T06:00:00Z"));
    }

    [Fact]
    public void Equal_schedules_are_equal_however_they_are_written()
    {
        ServiceHours one = Hours("Asia/Shanghai", Daily("07:00", "22:00"));
        ServiceHours two = Hours("Asia/Shanghai", Daily("12:00", "22:00"), Daily("07:00", "13:00"));
        one.Should().Be(two).And.NotBe(Hours("UTC", Daily("07:00", "22:00"))).And.NotBe(LargeValue);
        one.GetHashCode().Should().Be(two.GetHashCode());
        one.Equals(null).Should().BeFalse();

        // The same edges, but open where the other is closed.
        Hours("UTC", Daily("07:00", "22:00")).Should().NotBe(Hours("UTC", Daily("22:00", "07:00")));
    }

    [Fact]
    public void Asking_does_not_allocate()
    {
        ServiceHours[] both = [Papay, Hours("Europe/Berlin", Daily("07:00", "22:00"))];
        DateTimeOffset instant = At("2026-11-22T11:00:00Z");
        ServiceHours.AllOpen(both, instant).Should().BeTrue();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            ServiceHours.AllOpen(both, instant);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Is_written_like_its_definition() =>
        Hours("Asia/Shanghai", Window(ServiceDays.Monday | ServiceDays.Sunday, "07:00", "24:00"), Daily("00:00", "01:05")).ToString()
            .Should().Be("mon sun 07:00-24:00, mon tue wed thu fri sat sun 00:00-01:05 (Asia/Shanghai)");

    [Fact]
    public void Refuses_hours_without_windows() =>
        FluentActions.Invoking(() => Hours("UTC")).Should().Throw<ArgumentException>()
            .WithMessage("service hours need a window; give at least one, or no service hours at all*");

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(128, 0, 1)]
    [InlineData(1, 24 * 60, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 0, (24 * 60) + 1)]
    [InlineData(1, 0, -1)]
    [InlineData(1, 0.5, 1)]
    [InlineData(1, 0, 1.5)]
    public void Refuses_a_window_outside_the_week(int days, double fromMinutes, double toMinutes) =>
        FluentActions.Invoking(() => new ServiceWindow((ServiceDays)days, TimeSpan.FromMinutes(fromMinutes), TimeSpan.FromMinutes(toMinutes)))
            .Should().Throw<ArgumentOutOfRangeException>();

    /// <summary>Asserts that the first instant is followed by a change at the second, that by one at the third, and so on.</summary>
    private static void Changes(ServiceHours hours, params string[] instants)
    {
        for (int i = 1; i < instants.Length; i++)
        {
            DateTimeOffset? next = hours.NextChange(At(instants[i - 1]));
            next.Should().Be(At(instants[i]), "that follows {0}", instants[i - 1]);
            next!.Value.Offset.Should().Be(TimeSpan.Zero);
            hours.IsOpen(next.Value).Should().Be(!hours.IsOpen(next.Value.AddTicks(-1)));
        }
    }

    private static ServiceHours Hours(string zone, params ServiceWindow[] windows) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), windows);

    private static ServiceWindow Daily(string from, string to) => Window(ServiceDays.EveryDay, from, to);

    private static ServiceWindow Window(ServiceDays days, string from, string to) => new(days, Clock(from), Clock(to));

    private static TimeSpan Clock(string text) => new(int.Parse(text[..2], null), int.Parse(text[3..], null), 0);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
