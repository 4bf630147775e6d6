using Npgsql;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Calls that come together, on one instance or two, neither wait in a circle nor decide for each other.</summary>
public sealed class MergedHoldTests(TestDatabases databases)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly Counter Year = Counter.Calendar("year", CalendarPeriod.Year, TimeZoneInfo.Utc);

    [Fact]
    public async Task Ends_that_take_back_and_return_at_once_on_two_instances_do_not_wait_in_a_circle()
    {
        string connection = databases.Create(SqlDialect.PostgreSql);
        await TestDatabases.SchemaOf(SqlDialect.PostgreSql, connection).MigrateAsync();
        SqlDatabase[] instances = [TestDatabases.Open(SqlDialect.PostgreSql, connection), TestDatabases.Open(SqlDialect.PostgreSql, connection)];
        SqlCounterStore[] stores = [StoreOn(instances[0]), StoreOn(instances[1])];
        for (int instance = 0; instance < 2; instance++)
        {
            for (int i = 0; i < 40; i++)
            {
                await stores[0].HoldAsync(new CounterHold($"{instance}-{i}", Start, [new(Year, $"payer-{i % 4}", 1, 1)]), default, default).Soon();
            }
        }

        // Half of what each instance ends comes back while the other half is taken back, round by round.
        for (int round = 0; round < 40; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 80).Select(i => Task.Run(() => stores[i % 2].SettleAsync(
                $"{i % 2}-{i / 2}", ((i / 2 % 4 < 2) ^ (i % 2 == 0) ^ (round % 2 == 0)) ? HoldOutcome.Released : HoldOutcome.Kept, Start, default).AsTask()))).Soon();
        }

        foreach (SqlDatabase instance in instances)
        {
            await instance.DisposeAsync();
        }

        (await DeadlocksAsync(connection)).Should().Be(0);
    }

    // What a session counted is told when it has ended.
    private static async Task<long> DeadlocksAsync(string connection)
    {
        await using var alone = new NpgsqlConnection(connection + ";Pooling=false");
        await alone.OpenAsync(TestContext.Current.CancellationToken);
        await using var asking = new NpgsqlCommand("SELECT pg_stat_clear_snapshot(), numbackends, deadlocks FROM pg_stat_database WHERE datname = current_database()", alone);
        for (int i = 0; i < 10_000; i++)
        {
            await using NpgsqlDataReader reader = await asking.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            await reader.ReadAsync(TestContext.Current.CancellationToken);
            if (reader.GetInt32(1) == 1)
            {
                return reader.GetInt64(2);
            }
        }

        throw new TimeoutException("other sessions do not end");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hold_that_needs_no_room_is_added_although_the_same_with_a_bound_is_refused_at_once(bool isPostgreSql)
    {
        SqlDialect dialect = isPostgreSql ? SqlDialect.PostgreSql : SqlDialect.Sqlite;
        string connection = databases.Create(dialect);
        await TestDatabases.SchemaOf(dialect, connection).MigrateAsync();
        await using SqlDatabase database = TestDatabases.Open(dialect, connection);
        SqlCounterStore store = StoreOn(database);
        var bounded = new CounterHold("hold", Start, [new(Year, "payer", 1, 100) { MaximumAmount = 50 }]);

        // What comes while the first runs goes together.
        Task<HoldAnswer>[] all =
        [
            store.HoldAsync(new CounterHold("first", Start, [new(Year, "other", 1, 1)]), default, default).AsTask(),
            store.HoldAsync(bounded, default, default).AsTask(),
            store.HoldAsync(bounded.WithoutBounds(), default, default).AsTask(),
        ];
        HoldAnswer[] answers = await Task.WhenAll(all).Soon();

        answers[2].Result.Should().NotBe(HoldResult.Refused, "it needs no room");
    }

    private static SqlCounterStore StoreOn(SqlDatabase database) => new(database, new SqlOptions().TablePrefix, "a secret of the tests", TimeProvider.System);
}
