using Npgsql;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A server that is killed, hangs, is full or refuses: calls end in time, nothing is lost, and it works again without a new store.</summary>
public sealed class PostgreSqlFaultTests : OwnServerTests
{
    private static readonly SqlOptions Quick = new() { Timeout = TimeSpan.FromSeconds(1), MaximumConnections = 4 };

    public PostgreSqlFaultTests()
        : base(Quick)
    {
    }

    [Fact]
    public async Task A_server_that_was_killed_is_used_again_and_what_was_begun_is_still_in_doubt()
    {
        (await BeginAsync("order-1", "attempt-1")).Should().Be(BeginAnswer.Begun);
        Server.Kill();
        await FluentActions.Awaiting(() => BeginAsync("order-2", "attempt-2")).Should().ThrowAsync<SqlStoreException>();

        Server.Start();

        await UntilAsync(async () => await Store.GetProgressAsync("order-1", Now, default) == OrderProgress.InProgress);
        (await BeginAsync("order-1", "attempt-3")).Should().Be(BeginAnswer.InProgress);
        (await BeginAsync("order-1", "attempt-1")).Should().Be(BeginAnswer.Known);
    }

    [Fact]
    public async Task Calls_that_were_on_their_way_when_it_was_killed_end_and_begin_no_order_twice()
    {
        Task<BeginAnswer?>[] beginning = [.. Enumerable.Range(0, 200).Select(i => TryAsync(() => BeginAsync($"order-{i % 20}", $"attempt-{i}")))];
        Server.Kill();
        BeginAnswer?[] answers = await Task.WhenAll(beginning).Soon();
        Server.Start();

        for (int order = 0; order < 20; order++)
        {
            int[] begun = [.. Enumerable.Range(0, 200).Where(i => i % 20 == order && answers[i] == BeginAnswer.Begun)];
            begun.Length.Should().BeLessThanOrEqualTo(1);
            OrderProgress progress = OrderProgress.None;
            await UntilAsync(async () =>
            {
                progress = await Store.GetProgressAsync($"order-{order}", Now, default);
                return true;
            });
            progress.Should().Be(begun.Length == 1 ? OrderProgress.InProgress : progress, "what was answered as begun is there");
        }
    }

    [Fact]
    public async Task A_statement_that_waits_for_ever_is_given_up_in_time_and_its_connection_is_not_lost()
    {
        await using (NpgsqlConnection other = await ConnectAsync())
        {
            await using NpgsqlTransaction holding = await other.BeginTransactionAsync();
            await RunAsync(other, "LOCK TABLE payment_availability_attempts IN ACCESS EXCLUSIVE MODE");
            BeginAnswer?[] answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => TryAsync(() => BeginAsync($"order-{i}", $"attempt-{i}")))).Soon();

            answers.Should().OnlyContain(answer => answer == null);
        }

        await UntilAsync(async () => await BeginAsync("order-after", "attempt-after") is BeginAnswer.Begun or BeginAnswer.Known);
        for (int i = 0; i < 3 * Quick.MaximumConnections; i++)
        {
            (await BeginAsync($"later-{i}", $"later-{i}")).Should().Be(BeginAnswer.Begun);
        }
    }

    [Fact]
    public async Task Two_transactions_that_wait_for_each_other_are_told_apart_and_done_one_after_the_other()
    {
        await SqlSchemaTests.ExecuteAsync(Database, "CREATE TABLE pair (id int PRIMARY KEY, n int); INSERT INTO pair VALUES (1, 0), (2, 0)");
        using var both = new Barrier(2);
        int first = 0;
        Task<int>[] updating = [.. new[] { (1, 2), (2, 1) }.Select(order => Task.Run(() => Database.WriteAsync(
            "testing",
            async (transaction, token) =>
            {
                await RunAsync((NpgsqlConnection)transaction.Connection!, $"SET LOCAL deadlock_timeout = '50ms'; UPDATE pair SET n = n + 1 WHERE id = {order.Item1}");
                if (Interlocked.Increment(ref first) <= 2)
                {
                    both.SignalAndWait(TimeSpan.FromSeconds(10), token);
                }

                await RunAsync((NpgsqlConnection)transaction.Connection!, $"UPDATE pair SET n = n + 1 WHERE id = {order.Item2}");
                return 1;
            },
            default).AsTask()))];

        await Task.WhenAll(updating).Soon();

        await using NpgsqlConnection connection = await ConnectAsync();
        await using var sum = new NpgsqlCommand("SELECT SUM(n) FROM pair", connection);
        (await sum.ExecuteScalarAsync()).Should().Be(4L);
    }

    [Fact]
    public async Task A_replica_that_may_only_be_read_answers_questions_and_refuses_the_rest()
    {
        await BeginAsync("order-1", "attempt-1");
        await using SqlDatabase replica = new PostgreSqlDatabase(Server.ConnectionString() + ";Options=-c default_transaction_read_only=on", Quick, TimeProvider.System);
        var store = new SqlAttemptStore(replica, Quick.TablePrefix, TimeSpan.FromDays(1));

        (await store.GetProgressAsync("order-1", Now, default)).Should().Be(OrderProgress.InProgress);
        SqlStoreException refused = (await FluentActions.Awaiting(() => store.TryBeginAsync(Attempt("order-2", "attempt-2"), false, Now, default).AsTask())
            .Should().ThrowAsync<SqlStoreException>()).Which;
        refused.Code.Should().Be(PostgresErrorCodes.ReadOnlySqlTransaction);
    }

    [Fact]
    public async Task Connections_that_others_hold_are_waited_for_no_longer_than_is_allowed()
    {
        var release = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        int count = 0;
        Task<int>[] holding = [.. Enumerable.Range(0, Quick.MaximumConnections).Select(_ => Database.ReadAsync(
            "holding", async (_, _) =>
            {
                if (Interlocked.Increment(ref count) == Quick.MaximumConnections)
                {
                    held.SetResult();
                }

                await release.Task;
                return 1;
            },
            default).AsTask())];

        await held.Task.Soon();
        await FluentActions.Awaiting(() => BeginAsync("order", "attempt")).Should().ThrowAsync<SqlStoreException>();
        release.SetResult();
        await Task.WhenAll(holding.Select(holder => TryAsync(async () => (BeginAnswer)await holder))).Soon();

        await UntilAsync(async () => await BeginAsync("order", "attempt") is BeginAnswer.Begun or BeginAnswer.Known);
    }

    [Fact]
    public async Task What_is_thrown_names_no_value()
    {
        const string Order = "order-6222021234567890123";
        await SqlSchemaTests.ExecuteAsync(Database, "ALTER TABLE payment_availability_attempts ADD CONSTRAINT refuses CHECK (order_id = '')");

        SqlStoreException refused = (await FluentActions.Awaiting(() => BeginAsync(Order, "attempt-13800138000")).Should().ThrowAsync<SqlStoreException>()).Which;

        refused.Code.Should().Be(PostgresErrorCodes.CheckViolation);
        refused.ToString().Should().NotContain(Order).And.NotContain("13800138000");
        refused.InnerException.Should().BeNull();
    }

    private static PaymentAttempt Attempt(string order, string id) => new() { OrderId = order, Id = id };

    private static async Task<BeginAnswer?> TryAsync(Func<Task<BeginAnswer>> begin)
    {
        try
        {
            return await begin();
        }
        catch (SqlStoreException)
        {
            return null;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (int i = 0; i < 100; i++)
        {
            try
            {
                if (await isSo())
                {
                    return;
                }
            }
            catch (SqlStoreException) when (i < 99)
            {
            }
        }

        Assert.Fail("it did not recover");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }


    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
