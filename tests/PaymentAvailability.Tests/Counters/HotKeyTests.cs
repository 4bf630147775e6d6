namespace PaymentAvailability.Tests;

/// <summary>Somebody who is counted all the time is neither forgotten nor miscounted while another thread floods the table.</summary>
public sealed class HotKeyTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    public async Task A_hot_key_is_counted_exactly_while_another_thread_floods_the_table(int capacity)
    {
        Counter hour = Counter.Sliding("hour", TimeSpan.FromHours(1));
        var store = new InMemoryCounterStore(CounterCapacity.Of(new CounterOptions { MaximumSubjects = capacity, MaximumHolds = 10_000_000 }));
        DateTimeOffset at = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < 20; i++)
        {
            await store.HoldAsync(new CounterHold($"warm-{i}", at, [new CounterChange(hour, "hot", 1, 5)]), default, default);
        }

        await Task.WhenAll(
            Task.Run(async () =>
            {
                for (int i = 0; i < 100_000; i++)
                {
                    await store.HoldAsync(new CounterHold($"hot-{i}", at, [new CounterChange(hour, "hot", 1, 5)]), default, default);
                    if (i % 2 == 0)
                    {
                        await store.SettleAsync($"hot-{i}", HoldOutcome.Released, at, default);
                    }
                }
            }),
            Task.Run(async () =>
            {
                for (int i = 0; i < 300_000; i++)
                {
                    await store.HoldAsync(new CounterHold($"flood-{i}", at, [new CounterChange(hour, $"flood-{i}", 1, 5)]), default, default);
                }
            }));
        var readings = new CounterReading[1];
        await store.ReadAsync(new CounterQuery[] { new(hour, "hot") }, readings, at, default);

        readings[0].Should().Be(new CounterReading(50_020, 250_100));
    }
}
