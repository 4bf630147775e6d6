using System.Data.Common;
using Dapper;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A connection that is cut is replaced where nothing can have been done over it, and an error where nobody knows.</summary>
public sealed class LostConnectionTests : OwnServerTests
{
    private static readonly SqlOptions Options = new() { Timeout = TimeSpan.FromSeconds(20), MaximumConnections = 8 };

    public LostConnectionTests()
        : base(Options)
    {
    }

    [Fact]
    public async Task Connections_of_a_pool_that_a_restart_broke_fail_nobody()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(BeginAsync)).Soon();

        Server.Kill();
        Server.Start();

        (await Task.WhenAll(Enumerable.Range(10, 8).Select(BeginAsync)).Soon()).Should().AllBeEquivalentTo(BeginAnswer.Begun);
    }

    [Fact]
    public async Task A_connection_cut_before_the_commit_is_replaced_and_the_step_done_once()
    {
        int tries = 0;
        int answer = await Database.WriteAsync(
            "adding",
            async (transaction, token) =>
            {
                await AddAsync(transaction, token);
                if (++tries == 1)
                {
                    await CutAsync(transaction);
                }

                return await transaction.Connection!.ExecuteScalarAsync<int>(new CommandDefinition("SELECT 7", transaction: transaction, cancellationToken: token));
            },
            default).Soon();

        (answer, tries).Should().Be((7, 2));
        (await Store.GetProgressAsync("cut", Now, default)).Should().Be(OrderProgress.InProgress);
    }

    [Fact]
    public async Task A_connection_cut_with_the_commit_is_an_error_because_nobody_knows()
    {
        int tries = 0;
        SqlStoreException failure = (await FluentActions.Awaiting(() => Database.WriteAsync(
            "adding",
            async (transaction, token) =>
            {
                tries++;
                await AddAsync(transaction, token);
                await CutAsync(transaction);
                return 7;
            },
            default).Soon()).Should().ThrowAsync<SqlStoreException>()).Which;

        (failure.IsTransient, tries).Should().Be((true, 1));
        (await BeginAsync(1)).Should().Be(BeginAnswer.Begun);
    }

    private static Task AddAsync(DbTransaction transaction, CancellationToken cancellationToken) => transaction.Connection!.ExecuteAsync(new CommandDefinition(
        "INSERT INTO payment_availability_attempts (order_id, attempt_id, status) VALUES ('cut', '1', 0)", transaction: transaction, cancellationToken: cancellationToken));

    private async Task CutAsync(DbTransaction transaction)
    {
        int id = await transaction.Connection!.ExecuteScalarAsync<int>("SELECT pg_backend_pid()", transaction: transaction);
        Server.Execute($"SELECT pg_terminate_backend({id}, 20000)");
    }

    private Task<BeginAnswer> BeginAsync(int i) => BeginAsync($"order-{i}", $"attempt-{i}");
}
