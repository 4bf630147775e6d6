using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

/// <summary>A store of counters that fails, hangs and lies: what was to be added is added once, in order, when it works again.</summary>
public sealed class CounterWriterTests
{
    private static readonly Counter Attempts = Counter.Calendar("attempts", CalendarPeriod.Year, TimeZoneInfo.Utc);

    private readonly ObservedTime _time = new();
    private readonly MoodyStore _store = new();

    [Fact]
    public async Task What_a_store_that_is_down_did_not_take_is_caught_up_with_once_and_in_order()
    {
        using CounterWriter writer = Writer();
        _store.Mood = Mood.Fails;
        (await HoldAsync(writer, "a")).Should().BeFalse();
        (await HoldAsync(writer, "b")).Should().BeFalse();
        await writer.SettleAsync("a", HoldOutcome.Released);
        writer.Waiting.Should().Be(2);

        _time.Advance(TimeSpan.FromSeconds(1));
        await Until(() => _store.Calls >= 2);
        writer.Waiting.Should().Be(2, "it is still down");
        _store.Mood = Mood.Works;
        await _time.WaitForTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Until(() => writer.Waiting == 0);

        (await CountAsync()).Should().Be(1, "of two attempts one was taken back");
    }

    [Fact]
    public async Task What_was_done_although_the_answer_was_lost_is_not_done_twice()
    {
        using CounterWriter writer = Writer();
        _store.Mood = Mood.AddsAndFails;
        (await HoldAsync(writer, "a")).Should().BeFalse();

        _store.Mood = Mood.Works;
        _time.Advance(TimeSpan.FromSeconds(1));
        await Until(() => writer.Waiting == 0);

        (await CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_store_that_hangs_holds_nobody_longer_than_its_time()
    {
        using CounterWriter writer = Writer();
        _store.Mood = Mood.Hangs;
        Task<bool> holding = HoldAsync(writer, "a").AsTask();
        await Until(() => _store.Calls == 1);
        await _time.WaitForTimersAsync(2);

        _time.Advance(TimeSpan.FromMilliseconds(100));

        (await holding.Soon()).Should().BeFalse();
    }

    [Fact]
    public async Task What_waits_is_bounded_and_what_comes_after_that_is_not_counted()
    {
        using CounterWriter writer = Writer(most: 3);
        _store.Mood = Mood.Fails;
        for (int i = 0; i < 5; i++)
        {
            await HoldAsync(writer, $"hold-{i}");
        }

        writer.Waiting.Should().Be(3);
        _store.Mood = Mood.Works;
        _time.Advance(TimeSpan.FromSeconds(1));
        await Until(() => writer.Waiting == 0);
        (await CountAsync()).Should().Be(3);
    }

    [Fact]
    public async Task An_end_waits_however_much_waits_so_that_no_reservation_is_left_that_nobody_ends()
    {
        using CounterWriter writer = Writer(most: 10);
        _store.Mood = Mood.AddsAndFails;
        await HoldAsync(writer, "early");
        for (int i = 0; i < 20; i++)
        {
            await HoldAsync(writer, $"hold-{i}");
        }

        await writer.SettleAsync("early", HoldOutcome.Released);
        await writer.SettleAsync("hold-19", HoldOutcome.Released);
        writer.Waiting.Should().Be(11);
        _store.Mood = Mood.Works;
        await AdvanceUntilNothingWaitsAsync(writer);

        (await CountAsync()).Should().Be(19, "twenty-one were added, of which the answer was lost, and two were taken back");
    }

    [Fact]
    public async Task A_change_that_the_store_always_refuses_keeps_no_other_waiting_and_is_set_aside()
    {
        using CounterWriter writer = Writer();
        _store.Refused = "poison";
        (await HoldAsync(writer, "poison")).Should().BeFalse();

        int honest = 0;
        while (writer.Waiting > 0 && honest < 100_000)
        {
            (await HoldAsync(writer, $"honest-{honest++}")).Should().BeTrue("the store works for this one");
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        writer.Waiting.Should().Be(0);
        honest.Should().BeGreaterThanOrEqualTo(CounterWriter.MostRefusals);
        (await CountAsync()).Should().Be(honest);
    }

    [Fact]
    public async Task In_an_outage_nothing_is_set_aside_however_long_it_lasts()
    {
        using CounterWriter writer = Writer();
        _store.Mood = Mood.Fails;
        await HoldAsync(writer, "a");
        for (int i = 0; i < 10 * CounterWriter.MostRefusals; i++)
        {
            int calls = _store.Calls;
            await Until(() =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return _store.Calls > calls;
            });
        }

        _store.Mood = Mood.Works;
        await AdvanceUntilNothingWaitsAsync(writer);
        (await CountAsync()).Should().Be(1);
    }

    private Task AdvanceUntilNothingWaitsAsync(CounterWriter writer) => Until(() =>
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return writer.Waiting == 0;
    });

    private CounterWriter Writer(int most = 100) =>
        new(_store, new CounterOptions { MaximumWaiting = most }, _time, new CounterWriterLog(NullLogger.Instance));

    private async ValueTask<bool> HoldAsync(CounterWriter writer, string id) =>
        await writer.HoldAsync(new CounterHold(id, _time.GetUtcNow(), [new CounterChange(Attempts, "payer", 1, 0)])) is not null;

    private async Task<long> CountAsync()
    {
        var readings = new CounterReading[1];
        await _store.ReadAsync(new CounterQuery[] { new(Attempts, "payer") }, readings, _time.GetUtcNow(), default);
        return readings[0].Count;
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (int i = 0; i < 1_000_000 && !isSo(); i++)
        {
            await Task.Yield();
        }

        isSo().Should().BeTrue();
    }

    private enum Mood
    {
        Works,
        Fails,
        AddsAndFails,
        Hangs,
    }

    private sealed class MoodyStore : ICounterStore
    {
        private readonly InMemoryCounterStore _counters = new(new CounterCapacity());
        private int _calls;

        public Mood Mood { get; set; }

        /// <summary>The identifier of the hold that is never taken.</summary>
        public string? Refused { get; set; }

        public int Calls => Volatile.Read(ref _calls);

        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.ReadAsync(queries, readings, at, cancellationToken);

        public async ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
        {
            if (hold.Id == Refused)
            {
                throw new ArgumentException("this one cannot be kept");
            }

            if (Mood == Mood.AddsAndFails)
            {
                await _counters.HoldAsync(hold, readings, cancellationToken);
            }

            await BehaveAsync(cancellationToken);
            return await _counters.HoldAsync(hold, readings, cancellationToken);
        }

        public async ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
        {
            await BehaveAsync(cancellationToken);
            return await _counters.SettleAsync(id, outcome, at, cancellationToken);
        }

        private async ValueTask BehaveAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            switch (Mood)
            {
                case Mood.Hangs:
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    break;
                case Mood.AddsAndFails or Mood.Fails:
                    throw new InvalidOperationException("down");
                default:
                    break;
            }
        }
    }
}
