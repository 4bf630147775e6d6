using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PaymentAvailability.Tests;

namespace PaymentAvailability.Sql.Tests;

/// <summary>Registrations refuse what cannot work before the host starts, and never repeat a password.</summary>
public sealed class SqlRegistrationTests(TestDatabases databases)
{
    private static PaymentAvailabilityBuilder Builder => new ServiceCollection().AddPaymentAvailability();

    [Fact]
    public void Faults_of_options_are_told_all_at_once() =>
        FluentActions.Invoking(() => Builder.UseSqlite("Data Source=x", options =>
        {
            options.TablePrefix = "a; DROP TABLE b";
            options.MaximumConnections = 0;
            options.Timeout = TimeSpan.FromMinutes(2);
            options.DecisionRetention = TimeSpan.Zero;
            options.CounterSecret = "too short";
        })).Should().Throw<ArgumentException>().WithMessage(
            "TablePrefix is no name; *; MaximumConnections: `0` is out of range; use 1 to 1000; Timeout: `00:02:00` is out of range; *; DecisionRetention: `00:00:00` is out of range*; CounterSecret is shorter than 16 characters; *")
            .Which.Message.Should().NotContain("too short");

    [Theory]
    [InlineData("Host=x;Password=secret;Prot=5432")]
    [InlineData("secret")]
    [InlineData("Port=secret")]
    public void A_connection_string_with_faults_is_refused_and_not_repeated(string connectionString)
    {
        FluentActions.Invoking(() => Builder.UsePostgreSql(connectionString)).Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("secret");
        FluentActions.Invoking(() => Builder.AddPostgreSqlOrderSource(connectionString, "@ids")).Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("secret");
        FluentActions.Invoking(() => Builder.UseSqlite(connectionString)).Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("secret");
        FluentActions.Invoking(() => Builder.AddSqliteOrderSource(connectionString, "@ids")).Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("secret");
    }

    [Fact]
    public void A_query_that_would_read_every_order_is_refused()
    {
        FluentActions.Invoking(() => Builder.AddSqliteOrderSource("Data Source=x", "SELECT id FROM bills")).Should().Throw<ArgumentException>().WithMessage("the query does not use the parameter*");
        FluentActions.Invoking(() => Builder.AddPostgreSqlOrderSource("Host=x", "SELECT @ids", options => options.InstrumentQuery = "SELECT 1")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Builder.AddPostgreSqlOrderSource("Host=x", " ")).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("Host=x", 10, 3, 3)]
    [InlineData("Host=x;Maximum Pool Size=7", 7, 3, 3)]
    [InlineData("Host=x;maximum pool size=7;Command Timeout=9", 7, 3, 9)]
    [InlineData("Host=x;MaxPoolSize=7;Timeout=8", 7, 8, 3)]
    public void What_the_connection_string_says_wins(string connectionString, int connections, int opening, int command)
    {
        NpgsqlConnectionStringBuilder settings = PostgreSqlDatabase.Complete(connectionString + ";Include Error Detail=true", 10, TimeSpan.FromSeconds(2.5));

        (settings.MaxPoolSize, settings.Timeout, settings.CommandTimeout, settings.IncludeErrorDetail).Should().Be((connections, opening, command, false));
    }

    [Fact]
    public void Sizes_and_times_that_do_not_go_together_are_found()
    {
        var availability = new PaymentAvailabilityOptions();
        availability.Attempts.Protection.MaximumConcurrency = 4;

        PoolContradictions.Find("Host=x", new SqlOptions(), availability).Should().BeEmpty();
        availability.Attempts.Protection.MaximumConcurrency = 10;
        PoolContradictions.Find("Host=x;Maximum Pool Size=5", new SqlOptions { Timeout = TimeSpan.FromMilliseconds(10) }, availability).Should().HaveCount(3);
    }

    [Fact]
    public void A_container_can_be_disposed_without_waiting()
    {
        var services = new ServiceCollection();
        services.AddPaymentAvailability().UseCatalog(catalog => catalog.Channel("bank").Method("card", method => method.Route("bank")))
            .UseSqlite(databases.Create(SqlDialect.Sqlite)).AddPostgreSqlOrderSource("Host=nowhere", "SELECT id FROM bills WHERE id = ANY(@ids)");
        ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IPaymentAvailabilityResolver>();
        _ = provider.GetRequiredService<IPaymentReporter>();

        provider.Invoking(each => each.Dispose()).Should().NotThrow();
    }

    [Fact]
    public async Task Each_merchant_has_a_database_of_its_own()
    {
        string one = databases.Create(SqlDialect.Sqlite);
        string two = databases.Create(SqlDialect.Sqlite);
        var services = new ServiceCollection();
        services.AddPaymentAvailability().UseCatalog(catalog => catalog.Channel("bank").Method("card", method => method.Route("bank"))).UseSqlite(one, options => options.Timeout = TimeSpan.FromSeconds(20));
        services.AddKeyedPaymentAvailability("merchant").UseCatalog(catalog => catalog.Channel("bank").Method("card", method => method.Route("bank"))).UseSqlite(two, options => options.Timeout = TimeSpan.FromSeconds(20));
        await SqlSchema.OfSqlite(one).MigrateAsync().Soon();
        await SqlSchema.OfSqlite(two).MigrateAsync().Soon();
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        var begun = PaymentReport.Begun(new PaymentAttempt { OrderId = "order", Id = "a" });

        (await provider.GetRequiredService<IPaymentReporter>().ReportAsync(begun).Soon()).Result.Should().Be(ReportResult.Accepted);
        (await provider.GetRequiredKeyedService<IPaymentReporter>("merchant").ReportAsync(begun).Soon()).Result.Should().Be(ReportResult.Accepted);
        CountAttempts(one).Should().Be(1);
        CountAttempts(two).Should().Be(1);
    }

    [Fact]
    public void Counters_are_kept_in_the_database_by_those_who_have_a_secret_or_not_at_all()
    {
        ICounterStore? StoreOf(Action<SqlOptions> configure)
        {
            var services = new ServiceCollection();
            services.AddKeyedPaymentAvailability("merchant").UseCatalog(catalog => catalog.Channel("bank").Method("card", method => method.Route("bank"))).UseSqlite(databases.Create(SqlDialect.Sqlite), configure);
            using ServiceProvider provider = services.BuildServiceProvider();
            return provider.GetKeyedService<ICounterStore>("merchant");
        }

        StoreOf(options => options.CounterSecret = "a secret of the tests").Should().BeOfType<SqlCounterStore>();
        (StoreOf(options => options.KeepsCounters = false) is SqlCounterStore).Should().BeFalse();
        FluentActions.Invoking(() => StoreOf(_ => { })).Should().Throw<InvalidOperationException>().WithMessage("CounterSecret is missing*");
    }

    private static long CountAttempts(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM payment_availability_attempts";
        return (long)command.ExecuteScalar()!;
    }
}
