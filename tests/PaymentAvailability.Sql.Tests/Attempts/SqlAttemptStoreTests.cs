using System.Transactions;

namespace PaymentAvailability.Sql.Tests;

/// <summary>A store on a database answers as the one in memory does, also when many ask at once.</summary>
public abstract class SqlAttemptStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private readonly TestDatabases _databases;
    private readonly SqlDialect _dialect;
    private readonly List<SqlDatabase> _open = [];
    private string _connectionString = "";

    private protected SqlAttemptStoreTests(TestDatabases databases, SqlDialect dialect)
    {
        _databases = databases;
        _dialect = dialect;
    }

    public async ValueTask InitializeAsync()
    {
        _connectionString = _databases.Create(_dialect);
        await TestDatabases.SchemaOf(_dialect, _connectionString).MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SqlDatabase database in _open)
        {
            await database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_beginning_is_answered_by_what_is_known()
    {
        SqlAttemptStore store = OpenStore();
        PaymentAttempt first = Attempt("order", "first");

        (await BeginAsync(store, first)).Should().Be(BeginAnswer.Begun);
        (await BeginAsync(store, first)).Should().Be(BeginAnswer.Known);
        (await BeginAsync(store, Attempt("order", "second"))).Should().Be(BeginAnswer.InProgress);
        (await BeginAsync(store, Attempt("other", "first"))).Should().Be(BeginAnswer.OfAnotherOrder);
        (await store.TrySetAsync(first, AttemptStatus.Begun, AttemptStatus.Succeeded, Start, default)).Should().BeTrue();
        (await BeginAsync(store, Attempt("order", "second"))).Should().Be(BeginAnswer.Paid);
        (await BeginAsync(store, Attempt("order", "second"), evenIfPaid: true)).Should().Be(BeginAnswer.Begun);
    }

    [Fact]
    public async Task An_attempt_with_a_result_is_forgotten_and_one_without_is_not()
    {
        SqlAttemptStore store = OpenStore();
        await BeginAsync(store, Attempt("open", "a"));
        await BeginAsync(store, Attempt("paid", "b"));
        await store.TrySetAsync(Attempt("paid", "b"), AttemptStatus.Begun, AttemptStatus.Succeeded, Start, default);

        IReadOnlyDictionary<string, OrderProgress> before = await store.GetProgressAsync(["open", "paid", "none"], Start + Retention - TimeSpan.FromTicks(1), default);
        IReadOnlyDictionary<string, OrderProgress> after = await store.GetProgressAsync(["open", "paid", "none"], Start + Retention, default);

        before.Should().BeEquivalentTo(new Dictionary<string, OrderProgress> { ["open"] = OrderProgress.InProgress, ["paid"] = OrderProgress.Paid });
        after.Should().BeEquivalentTo(new Dictionary<string, OrderProgress> { ["open"] = OrderProgress.InProgress });
    }

    [Fact]
    public async Task What_is_forgotten_is_deleted_in_the_end_and_what_is_open_never()
    {
        SqlAttemptStore store = OpenStore();
        await BeginAsync(store, Attempt("open", "a"));
        await BeginAsync(store, Attempt("paid", "b"));
        await store.TrySetAsync(Attempt("paid", "b"), AttemptStatus.Begun, AttemptStatus.Succeeded, Start, default);
        for (int i = 0; i < 300; i++)
        {
            await store.TryBeginAsync(Attempt("busy", $"later-{i}"), false, Start + 2 * Retention, default);
        }

        string[] orders = await _open[0].ReadAsync(
            "testing",
            async (connection, _) => (await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT DISTINCT order_id FROM payment_availability_attempts")).ToArray(),
            default);
        orders.Should().BeEquivalentTo("open", "busy");
    }

    [Fact]
    public async Task References_are_compared_character_by_character()
    {
        SqlAttemptStore store = OpenStore();
        foreach (string order in (string[])["order", "Order", "order ", "ordér", "orde\u0301r", "ｏrder"])
        {
            (await BeginAsync(store, Attempt(order, order))).Should().Be(BeginAnswer.Begun);
        }
    }

    [Fact]
    public async Task An_order_that_may_be_begun_is_found_in_progress_however_it_is_called()
    {
        SqlAttemptStore store = OpenStore();
        foreach (string order in (string[])["\uD83D\uDCB3", "o'\\\"; --\uFFFF", "\u00E9", "e\u0301"])
        {
            (await BeginAsync(store, Attempt(order, "of " + order))).Should().Be(BeginAnswer.Begun);

            (await store.GetProgressAsync(order, Start, default)).Should().Be(OrderProgress.InProgress);
        }

        // Two of these would be one and the same in a database, and neither would be found again.
        foreach (string half in (string[])["\uD800half", "half\uDC00", "\uDC00\uD800", "\uD800"])
        {
            FluentActions.Invoking(() => Attempt(half, "attempt")).Should().Throw<ArgumentException>();
        }
    }

    [Fact]
    public async Task Half_a_character_is_no_order_and_fails_nobody_else()
    {
        SqlAttemptStore store = OpenStore();
        await BeginAsync(store, Attempt("order", "attempt"));

        (await store.GetProgressAsync(["half \uD800", "half \uDBFF", "order"], Start, default))
            .Should().BeEquivalentTo(new Dictionary<string, OrderProgress> { ["order"] = OrderProgress.InProgress });
    }

    [Fact]
    public async Task Of_many_that_settle_an_attempt_at_once_one_does()
    {
        SqlAttemptStore[] stores = [OpenStore(), OpenStore()];
        await BeginAsync(stores[0], Attempt("order", "attempt"));
        bool[] settled = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            stores[i % 2].TrySetAsync(Attempt("order", "attempt"), AttemptStatus.Begun, i % 3 == 0 ? AttemptStatus.Succeeded : AttemptStatus.Failed, Start, default).AsTask()));

        settled.Count(isSettled => isSettled).Should().Be(1);
    }

    [Fact]
    public async Task A_transaction_of_the_hosts_own_hides_nothing_and_takes_nothing_back()
    {
        SqlAttemptStore store = OpenStore();
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            (await store.GetProgressAsync("order", Start, default)).Should().Be(OrderProgress.None);
            using (new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled))
            {
                (await BeginAsync(OpenStore(), Attempt("order", "of another instance"))).Should().Be(BeginAnswer.Begun);
            }

            (await store.GetProgressAsync("order", Start, default)).Should().Be(OrderProgress.InProgress);
            (await BeginAsync(store, Attempt("other", "own"))).Should().Be(BeginAnswer.Begun);
        }

        (await store.GetProgressAsync("other", Start, default)).Should().Be(OrderProgress.InProgress, "whoever was told to pay may have paid");
    }

    [Fact]
    public async Task Of_many_that_begin_at_once_for_one_order_one_does()
    {
        SqlAttemptStore[] stores = [OpenStore(), OpenStore()];
        BeginAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => BeginAsync(stores[i % 2], Attempt("order", $"attempt-{i}"))));

        answers.Count(answer => answer == BeginAnswer.Begun).Should().Be(1);
        answers.Count(answer => answer == BeginAnswer.InProgress).Should().Be(63);
    }

    [Fact]
    public async Task One_attempt_is_begun_for_one_order()
    {
        SqlAttemptStore[] stores = [OpenStore(), OpenStore()];
        BeginAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => BeginAsync(stores[i % 2], Attempt($"order-{i}", "attempt"))));

        answers.Count(answer => answer == BeginAnswer.Begun).Should().Be(1);
        answers.Count(answer => answer == BeginAnswer.OfAnotherOrder).Should().Be(31);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(null)]
    public async Task Any_sequence_is_answered_as_in_memory(int? fixedSeed)
    {
        int seed = fixedSeed ?? Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        IPaymentAttemptStore[] stores = [OpenStore(), new InMemoryAttemptStore(new AttemptOptions { Retention = Retention })];
        DateTimeOffset now = Start;
        for (int i = 0; i < 250; i++)
        {
            now += TimeSpan.FromMinutes(random.Next(0, 20));
            int kind = random.Next(4);
            int order = random.Next(3);

            // Only beginnings mistake an attempt of another order: the store in memory remembers one order for each attempt.
            int owner = kind == 0 && random.Next(4) == 0 ? random.Next(3) : order;
            PaymentAttempt attempt = Attempt($"order-{order}", $"attempt-{owner}-{random.Next(3)}");
            bool evenIfPaid = random.Next(2) == 0;
            AttemptStatus? from = random.Next(7) is < 6 and var known ? (AttemptStatus)known : null;
            var to = (AttemptStatus)random.Next(6);
            var answers = new List<object>();
            foreach (IPaymentAttemptStore store in stores)
            {
                answers.Add(kind switch
                {
                    0 => await store.TryBeginAsync(attempt, evenIfPaid, now, default),
                    1 => await store.TrySetAsync(attempt, from, to, now, default),
                    2 => await store.FindAsync(attempt, now, default),
                    _ => await store.GetProgressAsync(attempt.OrderId, now, default),
                });
            }

            answers[0].Should().Be(answers[1], "step {0} of kind {1} with seed {2}", i, kind, seed);
        }
    }

    [Theory]
    [InlineData("o'; DROP TABLE payment_availability_attempts; --")]
    [InlineData("\"quoted\" \\ % _ $1 @orderId")]
    [InlineData("订单 😀 ﷺ")]
    public async Task Hostile_references_are_only_references(string reference)
    {
        SqlAttemptStore store = OpenStore();

        (await BeginAsync(store, Attempt(reference, reference))).Should().Be(BeginAnswer.Begun);
        (await store.GetProgressAsync(reference, Start, default)).Should().Be(OrderProgress.InProgress);
    }

    private static PaymentAttempt Attempt(string order, string id) => new() { OrderId = order, Id = id };

    private static Task<BeginAnswer> BeginAsync(SqlAttemptStore store, PaymentAttempt attempt, bool evenIfPaid = false) =>
        store.TryBeginAsync(attempt, evenIfPaid, Start, default).AsTask();

    private SqlAttemptStore OpenStore()
    {
        SqlDatabase database = TestDatabases.Open(_dialect, _connectionString);
        _open.Add(database);
        return new SqlAttemptStore(database, new SqlOptions().TablePrefix, Retention);
    }
}

public sealed class SqliteAttemptStoreTests(TestDatabases databases) : SqlAttemptStoreTests(databases, SqlDialect.Sqlite);

public sealed class PostgreSqlAttemptStoreTests(TestDatabases databases) : SqlAttemptStoreTests(databases, SqlDialect.PostgreSql);
