using System.Data;
using System.Data.Common;
using Npgsql;

namespace PaymentAvailability.Sql;

/// <summary>PostgreSQL by Npgsql.</summary>
internal sealed class PostgreSqlDatabase : SqlDatabase
{
    private const int MostPrepared = 40;

    private readonly NpgsqlDataSource _source;

    public PostgreSqlDatabase(string connectionString, SqlOptions options, TimeProvider time)
        : base(options.Timeout, time) => _source = NpgsqlDataSource.Create(Complete(connectionString, options.MaximumConnections, options.Timeout).ConnectionString);

    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    /// <summary>The connection string with what follows from options, where it does not say so itself.</summary>
    public static NpgsqlConnectionStringBuilder Complete(string connectionString, int maximumConnections, TimeSpan timeout)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);

        // Read again by what knows no defaults, and so only has what was said, under the driver's own names.
        var said = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        int seconds = Math.Max(1, (int)Math.Ceiling(timeout.TotalSeconds));
        SetUnlessSaid("Maximum Pool Size", maximumConnections);
        SetUnlessSaid("Timeout", seconds);
        SetUnlessSaid("Command Timeout", seconds);

        // The few statements of the library and of the host's order query are planned once for each connection.
        SetUnlessSaid("Max Auto Prepare", MostPrepared);

        // Detail and hint of an error may hold values of rows; so may parameters in logs.
        settings.IncludeErrorDetail = false;

        // A transaction of the caller's would show what was when it began, and could take back a beginning that somebody already paid on.
        settings.Enlist = false;
        return settings;

        void SetUnlessSaid(string name, int value)
        {
            if (!said.ContainsKey(name))
            {
                settings[name] = value;
            }
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    public override void Dispose() => _source.Dispose();

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    protected override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

    protected override (string? Code, bool IsConflict) Judge(DbException failure) =>
        (failure.SqlState, failure.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation);

    protected override bool IsLost(DbException failure) => failure.SqlState switch
    {
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => true,
        null => IsOfTheNetwork(failure.InnerException),
        _ => false,
    };

    protected override void ForgetConnections() => _source.Clear();

    // A connection that another command found broken says so in an exception around the first one.
    private static bool IsOfTheNetwork(Exception? failure) =>
        failure is IOException or System.Net.Sockets.SocketException || (failure?.InnerException is { } inner && IsOfTheNetwork(inner));

}
