using Dapper;
using Microsoft.Data.Sqlite;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A file that is full, locked, slow or only to be read: calls end in time, nothing is half-written, and it works again.</summary>
public sealed class SqliteFaultTests(TestDatabases databases) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly SqlOptions Quick = new() { Timeout = TimeSpan.FromSeconds(1) };

    private string _connectionString = "";
    private SqlDatabase? _database;

    private SqlAttemptStore Store => new(_database!, Quick.TablePrefix, TimeSpan.FromDays(1));

    public async ValueTask InitializeAsync()
    {
        _connectionString = databases.Create(SqlDialect.Sqlite);
        await SqlSchema.OfSqlite(_connectionString).MigrateAsync();
        _database = new SqliteDatabase(_connectionString, Quick, TimeProvider.System);
    }

    public async ValueTask DisposeAsync() => await _database!.DisposeAsync();

    [Fact]
    public async Task A_disk_that_is_full_loses_nothing_and_works_again_when_there_is_room()
    {
        int begun = 0;
        SqlStoreException? refused = null;
        await using var full = new SqliteDatabase(_connectionString, Quick, TimeProvider.System, "PRAGMA max_page_count = 20");
        var store = new SqlAttemptStore(full, Quick.TablePrefix, TimeSpan.FromDays(1));
        while (refused is null && begun < 10_000)
        {
            try
            {
                await store.TryBeginAsync(Attempt($"order-{begun}", $"attempt-{begun}"), false, Now, default);
                begun++;
            }
            catch (SqlStoreException full13)
            {
                refused = full13;
            }
        }

        refused!.Code.Should().Be("SQLITE 13");
        (await Store.GetProgressAsync([.. Enumerable.Range(0, begun + 1).Select(i => $"order-{i}")], Now, default)).Should().HaveCount(begun);
        await using var roomy = new SqliteDatabase(_connectionString, Quick, TimeProvider.System, "PRAGMA max_page_count = 1000000");
        (await new SqlAttemptStore(roomy, Quick.TablePrefix, TimeSpan.FromDays(1))
            .TryBeginAsync(Attempt($"order-{begun}", $"attempt-{begun}"), false, Now, default)).Should().Be(BeginAnswer.Begun);
    }

    [Fact]
    public async Task A_file_that_somebody_else_writes_to_is_waited_for_no_longer_than_is_allowed()
    {
        await using (var other = new SqliteConnection(_connectionString))
        {
            await other.OpenAsync();
            await using SqliteTransaction holding = other.BeginTransaction(deferred: false);

            await FluentActions.Awaiting(() => Store.TryBeginAsync(Attempt("order", "attempt"), false, Now, default).AsTask().Soon())
                .Should().ThrowAsync<SqlStoreException>();
            (await Store.GetProgressAsync("order", Now, default)).Should().Be(OrderProgress.None, "readers do not wait for writers");
        }

        (await Store.TryBeginAsync(Attempt("order", "attempt"), false, Now, default)).Should().Be(BeginAnswer.Begun);
    }

    [Fact]
    public async Task A_statement_that_runs_for_ever_is_interrupted_and_its_connection_is_not_lost()
    {
        var ended = new TaskCompletionSource();
        await FluentActions.Awaiting(() => _database!.ReadAsync(
            "counting for ever",
            async (connection, token) =>
            {
                try
                {
                    await using System.Data.Common.DbCommand command = connection.CreateCommand();
                    command.CommandText = "WITH RECURSIVE steps(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps) SELECT COUNT(*) FROM steps";
                    return await command.ExecuteScalarAsync(token);
                }
                finally
                {
                    ended.SetResult();
                }
            },
            default).AsTask().Soon()).Should().ThrowAsync<SqlStoreException>();

        await ended.Task.Soon();
        for (int i = 0; i < 20; i++)
        {
            (await Store.TryBeginAsync(Attempt($"order-{i}", $"attempt-{i}"), false, Now, default)).Should().Be(BeginAnswer.Begun);
        }
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_answers_questions_and_refuses_the_rest()
    {
        await using var reading = new SqliteDatabase(_connectionString + ";Mode=ReadOnly", Quick, TimeProvider.System);
        var store = new SqlAttemptStore(reading, Quick.TablePrefix, TimeSpan.FromDays(1));

        (await store.GetProgressAsync("order", Now, default)).Should().Be(OrderProgress.None);
        (await FluentActions.Awaiting(() => store.TryBeginAsync(Attempt("order", "attempt"), false, Now, default).AsTask())
            .Should().ThrowAsync<SqlStoreException>()).Which.Code.Should().Be("SQLITE 8");
    }

    [Fact]
    public async Task Callers_that_give_up_at_any_moment_interrupt_only_themselves()
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var patient = new SqliteDatabase(_connectionString, TestDatabases.Patient, TimeProvider.System);
        for (int i = 0; i < 200; i++)
        {
            using var caller = new CancellationTokenSource();
            int spins = random.Next(20_000);
            Task cancelling = Task.Run(() =>
            {
                Thread.SpinWait(spins);
                caller.Cancel();
            });
            Task<int> cancelled = patient.ReadAsync("reading", (connection, token) => connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT 1", cancellationToken: token)), caller.Token).AsTask();
            Task<int> other = patient.ReadAsync("reading", (connection, token) => connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT 2", cancellationToken: token)), default).AsTask();

            (await other.Soon()).Should().Be(2, "seed {0}, round {1}", seed, i);
            Exception? failure = await Record.ExceptionAsync(() => cancelled.Soon());
            (failure is null or OperationCanceledException).Should().BeTrue("seed {0}, round {1}: {2}", seed, i, failure);
            await cancelling;
        }
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_an_error()
    {
        string path = new SqliteConnectionStringBuilder(_connectionString).DataSource + ".txt";
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("not a database ", 1_000)), TestContext.Current.CancellationToken);
        await using var database = new SqliteDatabase($"Data Source={path}", Quick, TimeProvider.System);

        (await FluentActions.Awaiting(() => new SqlAttemptStore(database, Quick.TablePrefix, TimeSpan.FromDays(1)).GetProgressAsync("order", Now, default).AsTask())
            .Should().ThrowAsync<SqlStoreException>()).Which.Code.Should().Be("SQLITE 26");
    }

    private static PaymentAttempt Attempt(string order, string id) => new() { OrderId = order, Id = id };
}
