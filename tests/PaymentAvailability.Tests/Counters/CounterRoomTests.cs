namespace PaymentAvailability.Tests;

/// <summary>A hold that needs room is added where all of its counters have some, and otherwise nowhere.</summary>
public sealed class CounterRoomTests
{
    private static readonly DateTimeOffset Noon = HeldCounters.Noon;
    private static readonly Counter Sliding = Counter.Sliding("payer_10m", TimeSpan.FromMinutes(10));
    private static readonly Counter Month = Counter.Calendar("card_month", CalendarPeriod.Month, TimeZoneInfo.Utc);

    private readonly HeldCounters _counters = new(new CounterCapacity { Sliding = 1_000, Calendar = 1_000 });

    [Fact]
    public void What_has_no_room_in_one_counter_is_added_to_none()
    {
        _counters.Hold(new CounterHold("paid", Noon, [new(Month, "a", 1, 900)]));

        HoldAnswer answer = _counters.TryHold(new CounterHold("h", Noon, [new(Sliding, "a", 1, 200), new(Month, "b", 1, 200) { MaximumCount = 1 }, new(Month, "a", 1, 200) { MaximumAmount = 1_000 }]));

        answer.Should().Be(new HoldAnswer(HoldResult.Refused, 2, new CounterReading(1, 900)));
        (_counters.Read(Sliding, "a"), _counters.Read(Month, "b")).Should().Be((default(CounterReading), default(CounterReading)));
        _counters.TryHold(new CounterHold("h", Noon, [new(Month, "a", 1, 100) { MaximumAmount = 1_000, MaximumCount = 2 }])).Result.Should().Be(HoldResult.Added, "a refused hold is not known");
        _counters.TryHold(new CounterHold("h", Noon, [new(Month, "a", 1, 100) { MaximumCount = 0 }])).Result.Should().Be(HoldResult.Known);
        _counters.TryHold(new CounterHold("more", Noon, [new(Month, "a", 1, 0) { MaximumCount = 2 }])).Should().Be(new HoldAnswer(HoldResult.Refused, 0, new CounterReading(2, 1_000)));
    }

    [Fact]
    public void Of_threads_that_want_what_is_left_as_many_get_it_as_there_is_room_for()
    {
        const int Rounds = 20_000;
        var counters = new HeldCounters(new CounterCapacity { Calendar = 4 * Rounds });
        int added = 0;
        void Work(int thread)
        {
            for (int i = 0; i < Rounds; i++)
            {
                // Each wants room in two counters, in another order.
                CounterChange one = new(Month, $"one-{i}", 1, 60) { MaximumAmount = 100 };
                CounterChange other = new(Month, $"other-{i}", 1, 60) { MaximumAmount = 100 };
                Interlocked.Add(ref added, counters.TryHold(new CounterHold($"{thread}-{i}", Noon, thread == 0 ? [one, other] : [other, one])).Result == HoldResult.Added ? 1 : 0);
            }
        }

        var thread = new Thread(() => Work(1));
        thread.Start();
        Work(0);
        thread.Join();

        added.Should().Be(Rounds);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(CounterChange.MostCount + 1, 0)]
    [InlineData(0, CounterChange.MostAmount + 1)]
    public void A_change_that_is_out_of_range_is_refused_with_how_to_mend_it(long count, long amount) =>
        FluentActions.Invoking(() => new CounterHold("h", Noon, [new(Month, "a", count, amount)])).Should().Throw<ArgumentException>().WithMessage("*card_month*less than 0 or more than*");

    [Fact]
    public void Only_periods_of_a_calendar_have_room() =>
        FluentActions.Invoking(() => new CounterHold("h", Noon, [new(Sliding, "a", 1, 1) { MaximumCount = 3 }])).Should().Throw<ArgumentException>().WithMessage("*payer_10m*calendar*");
}
