using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A file that is full: what was answered as added is there, and nothing of what was not.</summary>
public sealed class SqliteCounterFaultTests(TestDatabases databases)
{
    [Fact]
    public async Task A_disk_that_is_full_costs_whole_holds_and_never_parts_of_them()
    {
        DateTimeOffset now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        var payments = Counter.Sliding("payments", TimeSpan.FromMinutes(10));
        string connection = databases.Create(SqlDialect.Sqlite);
        await SqlSchema.OfSqlite(connection).MigrateAsync();
        await using var full = new SqliteDatabase(connection, TestDatabases.Patient, TimeProvider.System, "PRAGMA max_page_count = 60");
        var store = new SqlCounterStore(full, new SqlOptions().TablePrefix, "a secret of the tests", TimeProvider.System);

        Exception?[] failures = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => Record.ExceptionAsync(() =>
            store.HoldAsync(new CounterHold($"hold-{i}", now, [new(payments, "all", 1, 1), new(payments, $"{i}", 1, 1)]), default, default).Soon()).AsTask()));

        failures.Should().Contain(failure => failure == null).And.Contain(failure => failure is SqlStoreException && ((SqlStoreException)failure).Code == "SQLITE 13");
        await using var roomy = new SqliteDatabase(connection, TestDatabases.Patient, TimeProvider.System, "PRAGMA max_page_count = 1000000");
        var readings = new CounterReading[1];
        await new SqlCounterStore(roomy, new SqlOptions().TablePrefix, "a secret of the tests", TimeProvider.System)
            .ReadAsync(new CounterQuery[] { new(payments, "all") }, readings, now, default);
        readings[0].Count.Should().Be(failures.Count(failure => failure is null));
    }
}
