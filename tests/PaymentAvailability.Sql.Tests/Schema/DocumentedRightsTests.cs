using System.Text.RegularExpressions;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>The rights that the page about databases grants are enough, and no more is needed.</summary>
public sealed partial class DocumentedRightsTests(TestDatabases databases)
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(2);

    [Fact]
    public async Task The_documented_roles_can_do_all_that_is_needed()
    {
        string[] grants = [.. Sql().Matches(await File.ReadAllTextAsync(Path.Combine(ProjectRoot.Path, "docs", "sql.md"), TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value)];
        string owner = databases.Server.CreateDatabase();
        string name = owner[(owner.LastIndexOf('=') + 1)..];
        string service = databases.Server.ConnectionString(name, "payments");
        var options = new SqlOptions { Timeout = TimeSpan.FromSeconds(20) };
        var now = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        databases.Server.Execute(grants[0], name);

        await SqlSchema.OfPostgreSql(service, options).Awaiting(schema => schema.MigrateAsync()).Should().ThrowAsync<SqlStoreException>().WithMessage("tables are missing or old*42501*");
        await SqlSchema.OfPostgreSql(databases.Server.ConnectionString(name, "payments_migration"), options).MigrateAsync().Soon();
        databases.Server.Execute($"SET ROLE payments_migration; {grants[1]}", name);

        await SqlSchema.OfPostgreSql(service, options).MigrateAsync().Soon();
        await using var database = new PostgreSqlDatabase(service, options, TimeProvider.System);
        var store = new SqlAttemptStore(database, options.TablePrefix, Retention);
        for (int i = 0; i < 300; i++)
        {
            await store.TrySetAsync(new PaymentAttempt { OrderId = $"{i}", Id = $"{i}" }, null, AttemptStatus.Declined, now.AddHours(i), default).Soon();
        }

        await store.GetProgressAsync("1", now, default).Soon();
        await new SqlVerificationStore(database, options.TablePrefix).TryTakeAsync(
            new VerificationCount("payer", VerificationCountKind.Answers, VerificationMethods.Face), new VerificationLimit(1, Retention, null), now, default).Soon();
        await new SqlChannelHealthExchange(database, options.TablePrefix)
            .ExchangeAsync(new ChannelHealthShare { Instance = "a", At = now, Counts = [], States = [], Switches = [] }, default).Soon();
        await UseCountersAsync(new SqlCounterStore(database, options.TablePrefix, "a secret of the tests", new FakeTime(now.AddYears(1))), now);
        (await database.ReadAsync("counting", async (connection, token) =>
        {
            await using System.Data.Common.DbCommand command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM payment_availability_counter_holds";
            return (long)(await command.ExecuteScalarAsync(token))!;
        }, default)).Should().BeLessThan(400, "old ones are deleted");
        var log = new SqlDecisionLog(database, options, new FakeTime(now));
        await log.AppendAsync([new Decision { Id = "a", At = now.AddYears(-1), IsAvailable = true, Result = "{}"u8.ToArray() }], default).AsTask().Soon();
        (await log.FindAsync("a", default).Soon()).Should().BeNull("it is older than the retention");
        await FluentActions.Awaiting(() => database.WriteAsync("changing", async (transaction, token) =>
        {
            await using System.Data.Common.DbCommand command = transaction.Connection!.CreateCommand();
            command.CommandText = "UPDATE payment_availability_decisions SET is_available = false";
            return await command.ExecuteNonQueryAsync(token);
        }, default).Soon()).Should().ThrowAsync<SqlStoreException>();
    }

    private static async Task UseCountersAsync(SqlCounterStore store, DateTimeOffset now)
    {
        var sliding = Counter.Sliding("payments", Retention);
        CounterChange[] changes = [new(sliding, "payer", 1, 5), new(Counter.Distinct("cards", Retention), "device", 0, 0) { Member = "card" }];
        for (int i = 0; i < 400; i++)
        {
            (await store.HoldAsync(new CounterHold($"{i}", now.AddHours(i), [.. changes]), new CounterReading[2], default).Soon()).Result.Should().Be(HoldResult.Added);
        }

        (await store.SettleAsync("399", HoldOutcome.Released, now, default).Soon()).Should().BeTrue();
    }

    [GeneratedRegex("^```sql\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sql();
}
