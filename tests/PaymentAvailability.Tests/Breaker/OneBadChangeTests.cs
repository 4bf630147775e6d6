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

    internal sealed class PickyStore : ICounterStore
    {
        private readonly InMemoryCounterStore _counters = new(new CounterOptions());

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
