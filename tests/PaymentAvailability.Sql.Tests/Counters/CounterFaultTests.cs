using Npgsql;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A server that is killed or hangs, and commits whose answer is lost: whoever tries again with the same hold counts once.</summary>
public sealed class CounterFaultTests : OwnServerTests
{
    private const string Secret = "a secret of the tests";

    private static readonly SqlOptions Options = new() { Timeout = TimeSpan.FromSeconds(3), MaximumConnections = 8 };
    private static readonly Counter Payments = Counter.Sliding("payments", TimeSpan.FromMinutes(10));

    public CounterFaultTests()
        : base(Options)
    {
    }

    private SqlCounterStore Counters => StoreOn(Database);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hold_whose_commit_was_lost_counts_once_when_it_is_added_again(bool isDone)
    {
        await using var proxy = new LossyProxy(new NpgsqlConnectionStringBuilder(Server.ConnectionString()).Port);
        await using var database = new PostgreSqlDatabase(new NpgsqlConnectionStringBuilder(Server.ConnectionString()) { Port = proxy.Port }.ConnectionString, Options, TimeProvider.System);
        SqlCounterStore store = StoreOn(database);
        CounterHold[] holds = [.. Enumerable.Range(0, 5).Select(HoldOf)];
        await store.HoldAsync(HoldOf(100), default, default).Soon();

        proxy.CutAtCommit(isDone);
        Exception?[] lost = await Task.WhenAll(holds.Select(hold => Record.ExceptionAsync(() => store.HoldAsync(hold, default, default).Soon()).AsTask()));

        proxy.HasCut.Should().BeTrue();
        lost.OfType<SqlStoreException>().Should().NotBeEmpty().And.OnlyContain(failure => failure.IsTransient);
        lost.Should().OnlyContain(failure => failure == null || failure is SqlStoreException);
        (await CountAsync(Counters)).Should().Be(1 + lost.Count(failure => failure is null || isDone));
        HoldAnswer[] again = await Task.WhenAll(holds.Select(hold => store.HoldAsync(hold, default, default).AsTask())).Soon();
        again.Count(answer => answer.Result == HoldResult.Added).Should().Be(isDone ? 0 : lost.Count(failure => failure is not null));
        (await CountAsync(store)).Should().Be(6);

        proxy.CutAtCommit(isDone);
        (await Record.ExceptionAsync(() => store.SettleAsync("hold-3", HoldOutcome.Released, Now, default).Soon())).Should().BeOfType<SqlStoreException>();
        (await store.SettleAsync("hold-3", HoldOutcome.Released, Now, default).Soon()).Should().Be(!isDone);
        (await CountAsync(store)).Should().Be(5);
    }

    [Fact]
    public async Task Of_those_who_try_again_until_a_killed_server_is_back_each_counts_once()
    {
        const int Callers = 32;
        const int Holds = 40;
        await using var other = new PostgreSqlDatabase(Server.ConnectionString(), Options, TimeProvider.System);
        SqlCounterStore[] stores = [Counters, StoreOn(other)];
        int held = 0;
        var isBusy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int>[] callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            int failures = 0;
            for (int i = 0; i < Holds; i++)
            {
                string id = $"{caller}-{i}";
                var reading = new CounterReading[2];
                failures += await UntilDoneAsync(() => stores[(caller + i) % 2].HoldAsync(
                    new CounterHold(id, Now, [new(Payments, "all", 1, 3), new(Payments, $"own-{caller}", 1, 3)]), reading, default));
                reading[1].Count.Should().Be(((i + 1) / 2) + 1, "the holds before it, every second of which was released, and its own are counted");
                if (Interlocked.Increment(ref held) == Callers * Holds / 3)
                {
                    isBusy.SetResult();
                }

                if (i % 2 == 1)
                {
                    failures += await UntilDoneAsync(() => stores[i % 2].SettleAsync(id, HoldOutcome.Released, Now, default));
                }
            }

            return failures;
        }))];
        await isBusy.Task.Soon();
        Server.Kill();
        Server.Start();

        int[] failures = await Task.WhenAll(callers).Soon();

        failures.Sum().Should().BePositive("otherwise nothing was tested");
        (await CountAsync(Counters)).Should().Be(Callers * Holds / 2);
    }

    [Fact]
    public async Task A_table_that_somebody_holds_costs_each_caller_the_timeout_and_no_connection()
    {
        SqlOptions quick = new() { Timeout = TimeSpan.FromSeconds(1), MaximumConnections = 3 };
        await using var database = new PostgreSqlDatabase(Server.ConnectionString(), quick, TimeProvider.System);
        SqlCounterStore store = StoreOn(database);
        await using (var other = new NpgsqlConnection(Server.ConnectionString() + ";Pooling=false"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using NpgsqlTransaction holding = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var locking = new NpgsqlCommand("LOCK TABLE payment_availability_counters IN ACCESS EXCLUSIVE MODE", other);
            await locking.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            Exception?[] refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Record.ExceptionAsync(() => store.HoldAsync(HoldOf(i), default, default).Soon()).AsTask()));

            refused.Should().OnlyContain(failure => failure is SqlStoreException);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => UntilDoneAsync(() => store.HoldAsync(HoldOf(i), default, default)))).Soon();
        (await CountAsync(store)).Should().Be(20);
    }

    [Fact]
    public async Task What_is_thrown_names_no_value()
    {
        await SqlSchemaTests.ExecuteAsync(Database, "ALTER TABLE payment_availability_counters ADD CONSTRAINT refuses CHECK (count < 0)");

        SqlStoreException refused = (await FluentActions.Awaiting(() => Counters.HoldAsync(
            new CounterHold("hold-13800138000", Now, [new(Payments, "6222021234567890123", 1, 1)]), default, default).AsTask()).Should().ThrowAsync<SqlStoreException>()).Which;

        refused.Code.Should().Be(PostgresErrorCodes.CheckViolation);
        refused.ToString().Should().NotContain("13800138000").And.NotContain("6222021234567890123");
    }

    private static SqlCounterStore StoreOn(SqlDatabase database) => new(database, Options.TablePrefix, Secret, TimeProvider.System);

    private static CounterHold HoldOf(int i) => new($"hold-{i}", Now, [new(Payments, "all", 1, 1), new(Payments, $"own-{i}", 1, 1)]);

    private static async Task<long> CountAsync(SqlCounterStore store)
    {
        var readings = new CounterReading[1];
        await UntilDoneAsync(async () =>
        {
            await store.ReadAsync(new CounterQuery[] { new(Payments, "all") }, readings, Now, default);
            return true;
        });
        return readings[0].Count;
    }

    private static async Task<int> UntilDoneAsync<T>(Func<ValueTask<T>> call)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                await call();
                return failures;
            }
            catch (SqlStoreException)
            {
            }
        }
    }
}
