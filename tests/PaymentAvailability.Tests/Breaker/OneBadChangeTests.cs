namespace PaymentAvailability.Tests.Breaker;

/// <summary>A store of counters that refuses one change serves the others.</summary>
public sealed class OneBadChangeTests
{
    [Fact]
    public async Task A_change_that_the_store_always_refuses_does_not_close_everybody_else()
    {
        using var world = new RiskWorld(
            static options => options.Limits.Add(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000_000 }),
            static builder => builder.UseCounterStore<PickyStore>());
        (await world.BeginAsync(static request => request with { PayerId = "poison" })).Receipt.MayPay.Should().BeFalse();
        int refused = 0;
        for (int i = 0; i < 20; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(20);
            int payer = i;
            refused += (await world.BeginAsync(request => request with { PayerId = $"honest-{payer}" })).Receipt.MayPay ? 0 : 1;
        }

        refused.Should().BeLessThan(20, "ten minutes later the store takes all but one change");
    }

    [Fact]
    public async Task One_call_that_is_late_does_not_refuse_everybody_for_a_second()
    {
        using var world = new RiskWorld(
            static options => options.Limits.Add(new PaymentLimit { Name = "payer", Subject = RiskSubject.Payer, Period = CalendarPeriod.Day, MaximumAmount = 1_000_000 }),
            static builder => builder.UseCounterStore<PickyStore>());
        await world.BeginAsync(static request => request with { PayerId = "poison" });

        (await world.BeginAsync(static request => request with { PayerId = "honest" })).Receipt.MayPay.Should().BeTrue("the store works for this one");
    }

    [Fact]
    public async Task What_is_dropped_in_an_outage_leaves_no_reservation_that_nobody_ends()
    {
        var time = new FakeTime();
        var store = new LosesAnswersStore();
        Counter year = Counter.Calendar("year", CalendarPeriod.Year, TimeZoneInfo.Utc);
        using var writer = new CounterWriter(store, new CounterOptions { MaximumWaiting = 10 }, time, new CounterWriterLog(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        await writer.HoldAsync(new CounterHold("failed", time.UtcNow, [new CounterChange(year, "payer", 1, 120_000)]), default);
        await writer.SettleAsync("failed", isKept: false);
        for (int i = 0; i < 20; i++)
        {
            await writer.HoldAsync(new CounterHold($"other-{i}", time.UtcNow, [new CounterChange(year, $"other-{i}", 1, 1)]), default);
        }

        store.Works = true;
        for (int i = 0; i < 100 && writer.Waiting > 0; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }

        var readings = new CounterReading[1];
        await store.ReadAsync(new CounterQuery[] { new(year, "payer") }, readings, time.UtcNow, default);
        (writer.Waiting, readings[0].Amount).Should().Be((0, 0L), "the attempt failed, and its payer is not to be closed for a year");
    }

    private sealed class LosesAnswersStore : ICounterStore
    {
        private readonly InMemoryCounterStore _counters = new(new CounterCapacity());

        public bool Works { get; set; }

        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.ReadAsync(queries, readings, at, cancellationToken);

        public async ValueTask<bool> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
        {
            bool isAdded = await _counters.HoldAsync(hold, readings, cancellationToken);
            return Works ? isAdded : throw new InvalidOperationException("the answer was lost");
        }

        public ValueTask<bool> SettleAsync(string id, bool isKept, DateTimeOffset at, CancellationToken cancellationToken) =>
            Works ? _counters.SettleAsync(id, isKept, at, cancellationToken) : throw new InvalidOperationException("down");
    }

    internal sealed class PickyStore : ICounterStore
    {
        private readonly InMemoryCounterStore _counters = new(new CounterCapacity());

        public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.ReadAsync(queries, readings, at, cancellationToken);

        public ValueTask<bool> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken) =>
            hold.Changes.Any(static change => change.Subject.StartsWith("poison", StringComparison.Ordinal))
                ? throw new ArgumentException("this one cannot be kept")
                : _counters.HoldAsync(hold, readings, cancellationToken);

        public ValueTask<bool> SettleAsync(string id, bool isKept, DateTimeOffset at, CancellationToken cancellationToken) =>
            _counters.SettleAsync(id, isKept, at, cancellationToken);
    }
}
