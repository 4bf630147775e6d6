using Npgsql;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Tables are made once, whoever makes them, and only where they are missing.</summary>
public sealed class SqlSchemaTests(TestDatabases databases)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Several_instances_at_once_make_the_tables_once(bool isPostgreSql)
    {
        SqlDialect dialect = DialectOf(isPostgreSql);
        string connection = databases.Create(dialect);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TestDatabases.SchemaOf(dialect, connection).MigrateAsync())));
        await TestDatabases.SchemaOf(dialect, connection).MigrateAsync();

        await using SqlDatabase database = TestDatabases.Open(dialect, connection);
        (await StatusOfAsync(database)).Should().Be(BeginAnswer.Begun);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_script_makes_the_same_tables(bool isPostgreSql)
    {
        SqlDialect dialect = DialectOf(isPostgreSql);
        string connection = databases.Create(dialect);
        await using SqlDatabase database = TestDatabases.Open(dialect, connection);
        await ExecuteAsync(database, SqlSchema.GetScript(isPostgreSql));

        await TestDatabases.SchemaOf(dialect, connection).MigrateAsync();

        (await StatusOfAsync(database)).Should().Be(BeginAnswer.Begun);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tables_of_a_later_version_are_refused(bool isPostgreSql)
    {
        SqlDialect dialect = DialectOf(isPostgreSql);
        string connection = databases.Create(dialect);
        await TestDatabases.SchemaOf(dialect, connection).MigrateAsync();
        await using SqlDatabase database = TestDatabases.Open(dialect, connection);
        await ExecuteAsync(database, "UPDATE payment_availability_schema SET version = 99");

        (await FluentActions.Awaiting(() => TestDatabases.SchemaOf(dialect, connection).MigrateAsync()).Should().ThrowAsync<SqlStoreException>())
            .WithMessage("*version 99*update PaymentAvailability.Sql*");
    }

    [Fact]
    public async Task A_role_that_may_only_read_starts_with_tables_that_are_there_and_is_told_when_they_are_not()
    {
        PostgresServer server = databases.Server;
        string made = databases.Create(SqlDialect.PostgreSql);
        await SqlSchema.OfPostgreSql(made).MigrateAsync();
        string missing = databases.Create(SqlDialect.PostgreSql);

        await SqlSchema.OfPostgreSql(ReadOnly(made)).MigrateAsync();
        SqlStoreException refused = (await FluentActions.Awaiting(() => SqlSchema.OfPostgreSql(ReadOnly(missing)).MigrateAsync())
            .Should().ThrowAsync<SqlStoreException>()).Which;

        refused.Code.Should().Be(PostgresErrorCodes.ReadOnlySqlTransaction);
        server.Should().NotBeNull();
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_starts_with_tables_that_are_there()
    {
        string connection = databases.Create(SqlDialect.Sqlite);
        await SqlSchema.OfSqlite(connection).MigrateAsync();

        await SqlSchema.OfSqlite(connection + ";Mode=ReadOnly").MigrateAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Robert'); DROP TABLE students; --")]
    [InlineData("1st")]
    public void A_prefix_that_is_no_name_is_refused(string prefix) =>
        FluentActions.Invoking(() => SqlSchema.GetScript(true, new SqlOptions { TablePrefix = prefix }))
            .Should().Throw<ArgumentException>().WithMessage("TablePrefix is no name*").Where(fault => prefix.Length == 0 || !fault.Message.Contains(prefix));

    internal static Task ExecuteAsync(SqlDatabase database, string statements) => database.WriteAsync(
        "testing",
        async (transaction, token) =>
        {
            await using System.Data.Common.DbCommand command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = statements;
            return await command.ExecuteNonQueryAsync(token);
        },
        default).AsTask();

    private static SqlDialect DialectOf(bool isPostgreSql) => isPostgreSql ? SqlDialect.PostgreSql : SqlDialect.Sqlite;

    private static string ReadOnly(string connection) => connection + ";Options=-c default_transaction_read_only=on";

    private static Task<BeginAnswer> StatusOfAsync(SqlDatabase database) =>
        new SqlAttemptStore(database, new SqlOptions().TablePrefix, TimeSpan.FromDays(1))
            .TryBeginAsync(new PaymentAttempt { OrderId = "order", Id = "attempt" }, false, DateTimeOffset.UnixEpoch, default).AsTask();
}
