using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Orders are found by a query of the host's, whatever is asked for, and what cannot be read is told by its column alone.</summary>
public abstract class SqlOrderSourceTests : IAsyncLifetime
{
    private readonly TestDatabases _databases;
    private readonly SqlDialect _dialect;
    private string _connectionString = "";
    private SqlDatabase? _database;

    private protected SqlOrderSourceTests(TestDatabases databases, SqlDialect dialect)
    {
        _databases = databases;
        _dialect = dialect;
    }

    private bool IsPostgreSql => _dialect == SqlDialect.PostgreSql;

    private string Among => IsPostgreSql ? "= ANY(@ids)" : "IN (SELECT value FROM json_each(@ids))";

    private string Query => $"SELECT * FROM bills WHERE id {Among}";

    public async ValueTask InitializeAsync()
    {
        _connectionString = _databases.Create(_dialect);
        _database = TestDatabases.Open(_dialect, _connectionString);
        string moment = IsPostgreSql ? "timestamptz" : "text";
        string day = IsPostgreSql ? "date" : "text";
        await SqlSchemaTests.ExecuteAsync(_database, $"""
            CREATE TABLE bills (id text PRIMARY KEY, payer_id text, state text, amount_due numeric(12,2), currency text, minimum_amount numeric(12,2),
                expires_at {moment}, locked_until {moment}, payment_in_progress boolean, product text, due_on {day}, grace_ends_on {day},
                automatic_debit_on {day}, is_paid boolean, time_zone text, name text, identity_number_mask text, card_number_hash text, hash_key_id text);
            CREATE TABLE cards (order_id text, instrument_id text, reserved_phone_mask text);
            INSERT INTO bills VALUES ('full', 'payer', 'locked', 3268.50, 'CNY', 100.00, '2026-11-30T00:00:00Z', '2026-11-22T23:30:00+08:00', true, 'instalment',
                '2026-11-22', '2026-11-25', '2026-11-26', false, 'Asia/Shanghai', '张三', '1101***********02X', '00ff', 'key-1');
            INSERT INTO bills (id, state, amount_due, currency) VALUES ('plain', NULL, 5, 'CNY'), ('odd', 'lost', 5, 'CNY');
            INSERT INTO cards VALUES ('full', 'card-1', '138****8000'), ('plain', 'card-2', NULL)
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_column_is_read()
    {
        OrderRecord order = (await Source($"SELECT order_id, instrument_id, reserved_phone_mask FROM cards WHERE order_id {Among}").FindAsync(["full"], default)).Single();

        order.Should().BeEquivalentTo(new
        {
            Id = "full",
            PayerId = "payer",
            State = OrderState.Locked,
            AmountDue = new Money(3268.50m, "CNY"),
            MinimumAmount = new Money(100m, "CNY"),
            ExpiresAt = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero),
            LockedUntil = new DateTimeOffset(2026, 11, 22, 15, 30, 0, TimeSpan.Zero),
            IsPaymentInProgress = true,
            Product = "instalment",
        });
        order.Loan.Should().Be(new LoanContext
        {
            DueOn = new DateOnly(2026, 11, 22),
            GraceEndsOn = new DateOnly(2026, 11, 25),
            AutomaticDebitOn = new DateOnly(2026, 11, 26),
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        });
        order.Account!.Name!.Text.Should().Be("张三");
        order.Account.IdentityNumber!.Form.Should().Be(RecordedForm.Masked);
        (order.Account.CardNumber!.Form, order.Account.CardNumber.KeyId).Should().Be((RecordedForm.Hashed, "key-1"));
        order.Account.ReservedPhone.Should().BeNull();
        order.InstrumentAccounts!.Should().ContainKey("card-1").WhoseValue.ReservedPhone!.Text.Should().Be("138****8000");
    }

    [Fact]
    public async Task What_is_null_is_not_on_record_and_what_does_not_exist_is_left_out()
    {
        IReadOnlyCollection<OrderRecord> found = await Source().FindAsync(["plain", "missing"], default);

        found.Should().ContainSingle().Which.Should().Match<OrderRecord>(order =>
            order.Id == "plain" && order.State == OrderState.Payable && order.Loan == null && order.Account == null && order.ExpiresAt == null);
    }

    [Theory]
    [InlineData("o'; DROP TABLE bills; --")]
    [InlineData("\\ % _ $1 @ids \" ]")]
    [InlineData("😀")]
    public async Task Hostile_identifiers_find_nothing_and_harm_nothing(string id)
    {
        (await Source().FindAsync([id, "plain"], default)).Should().ContainSingle(order => order.Id == "plain");
        (await Source().FindAsync([new string('x', 1_000_000)], default)).Should().BeEmpty();
        (await Source().FindAsync(["plain"], default)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("lone \uD800 surrogate")]
    [InlineData("a\0b")]
    public async Task What_the_database_cannot_bear_fails_without_a_word_of_it(string id)
    {
        SqlStoreException? refused = await Record.ExceptionAsync(() => Source().FindAsync([id], default).AsTask()) as SqlStoreException;

        refused?.ToString().Should().NotContain("surrogate").And.NotContain("a\0b");
        (await Source().FindAsync(["plain"], default)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("SELECT * FROM bills WHERE id {0}", "odd", "`state`")]
    [InlineData("SELECT id AS number FROM bills WHERE id {0}", "plain", "`id`")]
    [InlineData("SELECT id, 'soon-6222021234567890' AS expires_at FROM bills WHERE id {0}", "plain", "`expires_at`")]
    [InlineData("SELECT id, 'much-6222021234567890' AS amount_due FROM bills WHERE id {0}", "plain", "`amount_due`")]
    public async Task A_row_that_cannot_be_read_is_told_by_its_column(string query, string id, string column)
    {
        var source = new SqlOrderSource(_database!, query.Replace("{0}", Among, StringComparison.Ordinal), new SqlOrderSourceOptions());

        SqlStoreException refused = (await FluentActions.Awaiting(() => source.FindAsync([id], default).AsTask()).Should().ThrowAsync<SqlStoreException>()).Which;

        refused.Message.Should().Contain(column).And.NotContain("6222").And.NotContain("lost");
    }

    [Fact]
    public async Task A_query_that_reads_everything_or_nothing_is_refused()
    {
        FluentActions.Invoking(() => Register(new ServiceCollection(), "SELECT * FROM bills")).Should().Throw<ArgumentException>().WithMessage("*`@ids`*");
        FluentActions.Invoking(() => Register(new ServiceCollection(), " ")).Should().Throw<ArgumentException>();
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_payment_is_verified_against_the_database()
    {
        var services = new ServiceCollection();
        Register(services, Query);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var resolver = provider.GetRequiredService<IPaymentAvailabilityResolver>();

        AvailabilityResult fits = await resolver.ResolveAsync(new PaymentRequest { Amount = new Money(5m, "CNY"), OrderId = "plain" });
        AvailabilityResult differs = await resolver.ResolveAsync(new PaymentRequest { Amount = new Money(6m, "CNY"), OrderId = "plain" });
        AvailabilityResult missing = await resolver.ResolveAsync(new PaymentRequest { Amount = new Money(5m, "CNY"), OrderId = "missing" });
        AvailabilityResult unreadable = await resolver.ResolveAsync(new PaymentRequest { Amount = new Money(5m, "CNY"), OrderId = "odd" });

        fits.IsAvailable.Should().BeTrue();
        differs.PrimaryReason!.Code.Should().Be(OrderReasons.AmountInvalid.Code);
        missing.PrimaryReason!.Code.Should().Be(OrderReasons.NotFound.Code);
        unreadable.PrimaryReason!.Code.Should().Be(PlatformReasons.DependencyFailure.Code);
    }

    private SqlOrderSource Source(string? instruments = null) => new(_database!, Query, new SqlOrderSourceOptions { InstrumentQuery = instruments });

    private void Register(ServiceCollection services, string query)
    {
        PaymentAvailabilityBuilder builder = services.AddPaymentAvailability(options => options.Deadline = TimeSpan.FromSeconds(30))
            .UseCatalog(catalog => catalog.Channel("bank").Method("bank.transfer", method => method.Route("bank")));
        Action<SqlOrderSourceOptions> patient = options => options.Timeout = TimeSpan.FromSeconds(30);
        _ = IsPostgreSql ? builder.AddPostgreSqlOrderSource(_connectionString, query, patient) : builder.AddSqliteOrderSource(_connectionString, query, patient);
    }
}

public sealed class SqliteOrderSourceTests(TestDatabases databases) : SqlOrderSourceTests(databases, SqlDialect.Sqlite);

public sealed class PostgreSqlOrderSourceTests(TestDatabases databases) : SqlOrderSourceTests(databases, SqlDialect.PostgreSql);
