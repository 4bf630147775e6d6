using Microsoft.Extensions.Logging.Abstractions;

namespace PaymentAvailability.Tests;

/// <summary>A store of counters that fails, hangs and lies: what was to be added is added once, in order, when it works again.</summary>
public sealed class CounterWriterTests
{
    private static readonly Counter Attempts = Counter.Sliding("attempts", TimeSpan.FromHours(1));

    private readonly ObservedTime _time = new();
    private readonly MoodyStore _store = new();

    [Fact]
    public async Task What_a_store_that_is_down_did_not_take_is_caught_up_with_once_and_in_order()
    {
        using CounterWriter writer = Writer();
        _store.Mood = Mood.Fails;
        (await HoldAsync(writer, "a")).Should().BeFalse();
        (await HoldAsync(writer, "b")).Should().BeFalse();
        await writer.SettleAsync("a", isKept: false);
        writer.Waiting.Should().Be(3);

        _time.Advance(TimeSpan.FromSeconds(1));
        await Until(() => _store.Calls >= 2);
        writer.Waiting.Should().Be(3, "it is still down");
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
        _store.Mood = Mood.DoesAndFails;
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
    public async Task What_waits_is_bounded_and_the_oldest_goes_first()
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

    private CounterWriter Writer(int most = 100) =>
        new(_store, new CounterOptions { MaximumWaiting = most }, _time, new CounterWriterLog(NullLogger.Instance));

    private ValueTask<bool> HoldAsync(CounterWriter writer, string id) =>
        writer.HoldAsync(new CounterHold(id, _time.GetUtcNow(), [new CounterChange(Attempts, "payer", 1, 0)]), new CounterReading[1]);

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
        DoesAndFails,
        Hangs,
    }

    private sealed class MoodyStore : ICounterStore
    {
        private readonly InMemoryCounterStore _counters = new(new CounterCapacity());
        private int _calls;

        public Mood Mood { get; set; }

        public int Calls => Volatile.Read(ref _calls);

        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.ReadAsync(queries, readings, at, cancellationToken);

        public async ValueTask<bool> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
        {
            await BehaveAsync(() => _counters.HoldAsync(hold, readings, cancellationToken), cancellationToken);
            return await _counters.HoldAsync(hold, readings, cancellationToken);
        }

        public async ValueTask<bool> SettleAsync(string id, bool isKept, DateTimeOffset at, CancellationToken cancellationToken)
        {
            await BehaveAsync(() => _counters.SettleAsync(id, isKept, at, cancellationToken), cancellationToken);
            return await _counters.SettleAsync(id, isKept, at, cancellationToken);
        }

        private async ValueTask BehaveAsync(Func<ValueTask<bool>> work, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            switch (Mood)
            {
                case Mood.Hangs:
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    break;
                case Mood.DoesAndFails:
                    await work();
                    throw new InvalidOperationException("the answer was lost");
                case Mood.Fails:
                    throw new InvalidOperationException("down");
                default:
                    break;
            }
        }
    }
}
