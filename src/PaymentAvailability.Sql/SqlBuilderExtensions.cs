using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PaymentAvailability;
using PaymentAvailability.Sql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts ports of a registration on a database.</summary>
public static class SqlBuilderExtensions
{
    /// <summary>
    /// Keeps attempts to pay, tries to verify, counters, the health of channels and decisions in SQLite: for the instances of one machine. Creates its tables before the host starts.
    /// </summary>
    /// <param name="builder">The registration.</param>
    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it, such as <c>Data Source=payments.db</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="ArgumentException">The connection string or the options have faults.</exception>
    public static PaymentAvailabilityBuilder UseSqlite(this PaymentAvailabilityBuilder builder, string connectionString, Action<SqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        connectionString = Parsed(connectionString, text => new SqliteConnectionStringBuilder(text));
        SqlOptions options = OptionsOf(configure);
        return Add(
            builder, options, time => new SqliteDatabase(connectionString, options, time), SqlSchema.OfSqlite(connectionString, options), _ => []);
    }

    /// <summary>
    /// Keeps attempts to pay, tries to verify, counters, the health of channels and decisions in PostgreSQL: for many instances. Creates its tables before the host starts.
    /// </summary>
    /// <param name="builder">The registration.</param>
    /// <param name="connectionString">As Npgsql takes it.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="ArgumentException">The connection string or the options have faults.</exception>
    public static PaymentAvailabilityBuilder UsePostgreSql(this PaymentAvailabilityBuilder builder, string connectionString, Action<SqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        connectionString = Parsed(connectionString, text => new NpgsqlConnectionStringBuilder(text));
        SqlOptions options = OptionsOf(configure);
        return Add(
            builder, options, time => new PostgreSqlDatabase(connectionString, options, time), SqlSchema.OfPostgreSql(connectionString, options),
            availability => PoolContradictions.Find(connectionString, options, availability));
    }

    /// <summary>Finds orders in SQLite by a query of the host's.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it.</param>
    /// <param name="query">For the parameter <c>@ids</c>, a JSON array: <c>SELECT … FROM bills WHERE id IN (SELECT value FROM json_each(@ids))</c>. The columns are in docs/sql.md.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="ArgumentException">The connection string, the query or the options have faults.</exception>
    public static PaymentAvailabilityBuilder AddSqliteOrderSource(
        this PaymentAvailabilityBuilder builder, string connectionString, string query, Action<SqlOrderSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        connectionString = Parsed(connectionString, text => new SqliteConnectionStringBuilder(text) { Mode = SqliteOpenMode.ReadOnly });
        return AddOrders(builder, query, configure, (options, time) => new SqliteDatabase(connectionString, options, time));
    }

    /// <summary>Finds orders in PostgreSQL by a query of the host's.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="connectionString">As Npgsql takes it; a role that may only read is enough.</param>
    /// <param name="query">For the parameter <c>@ids</c>, an array of text: <c>SELECT … FROM bills WHERE id = ANY(@ids)</c>. The columns are in docs/sql.md.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="ArgumentException">The connection string, the query or the options have faults.</exception>
    public static PaymentAvailabilityBuilder AddPostgreSqlOrderSource(
        this PaymentAvailabilityBuilder builder, string connectionString, string query, Action<SqlOrderSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        connectionString = Parsed(connectionString, text => new NpgsqlConnectionStringBuilder(text));
        return AddOrders(builder, query, configure, (options, time) => new PostgreSqlDatabase(connectionString, options, time));
    }

    private static PaymentAvailabilityBuilder Add(
        PaymentAvailabilityBuilder builder,
        SqlOptions options,
        Func<TimeProvider, SqlDatabase> open,
        SqlSchema schema,
        Func<PaymentAvailabilityOptions, IEnumerable<string>> findContradictions)
    {
        string? key = builder.Key;
        IServiceCollection services = builder.Services;

        // A key of this call's own: another call may put other ports on another database, and attempts must not follow decisions there.
        object own = new();
        services.AddKeyedSingleton(own, (provider, _) => open(provider.GetRequiredService<TimeProvider>()));
        if (options.KeepsAttempts)
        {
            services.RemoveAllKeyed<IPaymentAttemptStore>(key);
            services.AddKeyedSingleton<IPaymentAttemptStore>(key, (provider, _) => new SqlAttemptStore(
                provider.GetRequiredKeyedService<SqlDatabase>(own), options.TablePrefix, AvailabilityOptionsOf(provider, key).Attempts.Retention));
        }

        if (options.KeepsVerifications)
        {
            services.RemoveAllKeyed<IVerificationAttemptStore>(key);
            services.AddKeyedSingleton<IVerificationAttemptStore>(key, (provider, _) =>
                new SqlVerificationStore(provider.GetRequiredKeyedService<SqlDatabase>(own), options.TablePrefix));
        }

        if (options.SharesChannelHealth)
        {
            services.RemoveAllKeyed<IChannelHealthExchange>(key);
            services.AddKeyedSingleton<IChannelHealthExchange>(key, (provider, _) =>
                new SqlChannelHealthExchange(provider.GetRequiredKeyedService<SqlDatabase>(own), options.TablePrefix));
        }

        if (options.KeepsCounters)
        {
            services.RemoveAllKeyed<ICounterStore>(key);
            services.AddKeyedSingleton<ICounterStore>(key, (provider, _) => new SqlCounterStore(
                provider.GetRequiredKeyedService<SqlDatabase>(own), options.TablePrefix, SecretOf(options), provider.GetRequiredService<TimeProvider>()));
        }

        if (options.KeepsDecisions)
        {
            services.RemoveAllKeyed<SqlDecisionLog>(key);
            services.RemoveAllKeyed<IDecisionLog>(key);
            services.AddKeyedSingleton(key, (provider, _) =>
                new SqlDecisionLog(provider.GetRequiredKeyedService<SqlDatabase>(own), options, provider.GetRequiredService<TimeProvider>()));
            services.AddKeyedSingleton<IDecisionLog>(key, (provider, _) => provider.GetRequiredKeyedService<SqlDecisionLog>(key));
        }

        services.AddSingleton<IHostedService>(provider => new SqlStart(
            options.MigratesOnStart ? schema : null,
            () => findContradictions(AvailabilityOptionsOf(provider, key)),
            provider.GetService<ILoggerFactory>()));
        return builder;
    }

    private static PaymentAvailabilityBuilder AddOrders(
        PaymentAvailabilityBuilder builder, string query, Action<SqlOrderSourceOptions>? configure, Func<SqlOptions, TimeProvider, SqlDatabase> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        var options = new SqlOrderSourceOptions();
        configure?.Invoke(options);
        if (!query.Contains("@ids", StringComparison.Ordinal) || options.InstrumentQuery?.Contains("@ids", StringComparison.Ordinal) == false)
        {
            throw new ArgumentException("the query does not use the parameter `@ids`; without it every order would be read", nameof(query));
        }

        var database = new SqlOptions { MaximumConnections = options.MaximumConnections, Timeout = options.Timeout };
        SqlOptionFaults.ThrowIfAny(database, nameof(configure));
        return builder.AddOrderSource(provider => new SqlOrderSource(open(database, provider.GetRequiredService<TimeProvider>()), query, options));
    }

    private static PaymentAvailabilityOptions AvailabilityOptionsOf(IServiceProvider provider, string? key) =>
        provider.GetRequiredService<IOptionsMonitor<PaymentAvailabilityOptions>>().Get(key ?? Options.Options.DefaultName);

    private static string SecretOf(SqlOptions options) => options.CounterSecret ?? throw new InvalidOperationException(
        "CounterSecret is missing; counters that outlive the process need keys that every instance makes alike: set at least 16 random characters, or `KeepsCounters` to false");

    private static SqlOptions OptionsOf(Action<SqlOptions>? configure)
    {
        var options = new SqlOptions();
        configure?.Invoke(options);
        SqlOptionFaults.ThrowIfAny(options, nameof(configure));
        return options;
    }

    // The message of a driver repeats the part that it does not understand, which may be a password.
    private static string Parsed<T>(string connectionString, Func<string, T> parse)
        where T : System.Data.Common.DbConnectionStringBuilder
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            return parse(connectionString).ConnectionString;
        }
        catch (ArgumentException)
        {
            throw new ArgumentException("the connection string was refused by the driver; check its keywords and values", nameof(connectionString));
        }
    }
}
