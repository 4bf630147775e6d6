using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Decisions are kept once, found by their reference, and read in order, page by page.</summary>
public sealed class SqlDecisionLogTests(TestDatabases databases)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_kept_is_read_in_order_and_once(bool isPostgreSql)
    {
        SqlDialect dialect = isPostgreSql ? SqlDialect.PostgreSql : SqlDialect.Sqlite;
        string connection = databases.Create(dialect);
        await TestDatabases.SchemaOf(dialect, connection).MigrateAsync();
        await using SqlDatabase database = TestDatabases.Open(dialect, connection);
        var log = new SqlDecisionLog(database, new SqlOptions(), TimeProvider.System);
        Decision[] decisions = [.. Enumerable.Range(0, 1_250).Select(i => new Decision
        {
            Id = i.ToString("D5", CultureInfo.InvariantCulture),
            At = Now.AddSeconds(i / 700),
            Registration = i % 3 == 0 ? "north" : null,
            IsAvailable = i % 2 == 0,
            PrimaryReason = i % 2 == 0 ? null : "order.expired",
            Result = new byte[] { 1, 2, (byte)i },
        })];

        await log.AppendAsync(decisions[..900], default);
        await log.AppendAsync(decisions[800..], default);

        List<Decision> read = [];
        await foreach (Decision decision in log.ReadAsync(Now, Now.AddMinutes(1)))
        {
            read.Add(decision);
        }

        read.Select(Text).Should().Equal(decisions.Select(Text));
        Text((await log.FindAsync("00777"))!).Should().Be(Text(decisions[777]));
        (await log.FindAsync("'; DROP TABLE payment_availability_decisions; --")).Should().BeNull();
    }

    [Fact]
    public async Task A_while_begins_with_its_first_moment_and_not_before()
    {
        string connection = databases.Create(SqlDialect.Sqlite);
        await TestDatabases.SchemaOf(SqlDialect.Sqlite, connection).MigrateAsync();
        await using SqlDatabase database = TestDatabases.Open(SqlDialect.Sqlite, connection);
        var log = new SqlDecisionLog(database, new SqlOptions(), TimeProvider.System);
        await log.AppendAsync(
            [.. Enumerable.Range(-1, 4).Select(tick => new Decision { Id = $"{tick}", At = Now.AddTicks(tick), IsAvailable = true, Result = new byte[] { 1 } })], default);

        List<string> read = [];
        await foreach (Decision decision in log.ReadAsync(Now, Now.AddTicks(2)))
        {
            read.Add(decision.Id);
        }

        read.Should().Equal("0", "1");
    }

    [Fact]
    public async Task A_host_keeps_what_it_resolves()
    {
        string connection = databases.Create(SqlDialect.Sqlite);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPaymentAvailability()
            .UseCatalog(catalog => catalog.Channel("bank").Method("bank.transfer", method => method.Route("bank")))
            .UseSqlite(connection, options => options.Timeout = TimeSpan.FromSeconds(30));
        using IHost host = builder.Build();
        await host.StartAsync();
        AvailabilityResult result = await host.Services.GetRequiredService<IPaymentAvailabilityResolver>().ResolveAsync(new PaymentRequest { Amount = new Money(1m, "CNY") });
        await host.StopAsync();

        Decision? kept = await host.Services.GetRequiredService<SqlDecisionLog>().FindAsync(result.Id.ToString());

        kept!.Result.ToArray().Should().Equal(result.ToJsonUtf8Bytes());
    }

    private static string Text(Decision decision) =>
        string.Create(CultureInfo.InvariantCulture, $"{decision.Id} {decision.At:O} {decision.Registration} {decision.IsAvailable} {decision.PrimaryReason} {Convert.ToHexString(decision.Result.Span)}");
}
