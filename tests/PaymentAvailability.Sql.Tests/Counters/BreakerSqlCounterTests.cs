namespace PaymentAvailability.Sql.Tests;

/// <summary>A clock that was wrong and an amount that is huge leave the counters of a database as they would be without.</summary>
public sealed class BreakerSqlCounterTests(TestDatabases databases)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Members_that_were_seen_when_the_clock_was_years_ahead_do_not_count_for_years()
    {
        await using SqlDatabase database = await OpenAsync();
        SqlCounterStore store = StoreOn(database);
        var cards = Counter.Distinct("cards", TimeSpan.FromMinutes(10));
        for (int i = 0; i < 8; i++)
        {
            await store.HoldAsync(new CounterHold($"ahead-{i}", Start.AddYears(10), [new(cards, "device", 0, 0) { Member = $"card-{i}" }]), default, default);
        }

        var readings = new CounterReading[1];
        await store.ReadAsync(new CounterQuery[] { new(cards, "device") }, readings, Start.AddDays(1), default);

        readings[0].Count.Should().Be(0, "in memory, too, a moment further ahead than the window is a clock that was put right");
    }

    [Fact]
    public async Task Members_are_still_told_apart_after_the_clock_was_years_ahead()
    {
        await using SqlDatabase database = await OpenAsync();
        SqlCounterStore store = StoreOn(database);
        var cards = Counter.Distinct("cards", TimeSpan.FromMinutes(10));
        for (int i = 0; i < 16; i++)
        {
            DateTimeOffset at = i < 8 ? Start.AddYears(10) : Start.AddSeconds(i);
            await store.HoldAsync(new CounterHold($"hold-{i}", at, [new(cards, "device", 0, 0) { Member = $"card-{i}" }]), default, default);
        }

        var readings = new CounterReading[1];
        await store.ReadAsync(new CounterQuery[] { new(cards, "device") }, readings, Start.AddYears(10).AddMinutes(11), default);
        readings[0].Count.Should().Be(0);
        await store.ReadAsync(new CounterQuery[] { new(cards, "device") { EasesBelowCount = 4 } }, readings, Start.AddMinutes(1), default);

        (readings[0].EasesAt is null || readings[0].EasesAt <= Start.AddMinutes(11)).Should().BeTrue("nobody waits longer than the window, but it eases at {0}", readings[0].EasesAt);
    }

    [Fact]
    public async Task A_huge_hold_that_is_taken_back_takes_only_its_own()
    {
        await using SqlDatabase database = await OpenAsync();
        SqlCounterStore store = StoreOn(database);
        var year = Counter.Calendar("year", CalendarPeriod.Year, TimeZoneInfo.Utc);
        await store.HoldAsync(new CounterHold("paid", Start, [new(year, "payer", 1, 120_000)]), default, default);
        await store.HoldAsync(new CounterHold("huge", Start, [new(year, "payer", 1, long.MaxValue)]), default, default);
        await store.SettleAsync("huge", false, Start, default);

        var readings = new CounterReading[1];
        await store.ReadAsync(new CounterQuery[] { new(year, "payer") }, readings, Start, default);

        readings[0].Should().Be(new CounterReading(1, 120_000));
    }

    private static SqlCounterStore StoreOn(SqlDatabase database) => new(database, new SqlOptions().TablePrefix, "a secret of the tests", TimeProvider.System);

    private async Task<SqlDatabase> OpenAsync()
    {
        string connection = databases.Create(SqlDialect.Sqlite);
        await SqlSchema.OfSqlite(connection).MigrateAsync();
        return TestDatabases.Open(SqlDialect.Sqlite, connection);
    }
}
