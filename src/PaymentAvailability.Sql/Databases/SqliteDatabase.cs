using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PaymentAvailability.Sql;

/// <summary>SQLite by Microsoft's driver: one writer at a time, with a log that survives the power being cut.</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;

    // An attempt that was answered as begun must be there after a power cut, or it is paid twice.
    private const string Durability = "PRAGMA synchronous = FULL";

    private readonly string _connectionString;
    private readonly string _settings;

    /// <param name="connectionString">Where the file is.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="furtherSettings">Run on each connection as well.</param>
    public SqliteDatabase(string connectionString, SqlOptions options, TimeProvider time, string? furtherSettings = null)
        : base(options.Timeout, time)
    {
        _settings = furtherSettings is null ? Durability : $"{Durability}; {furtherSettings}";
        var settings = new SqliteConnectionStringBuilder(connectionString)
        {
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.Timeout.TotalSeconds)),
        };
        _connectionString = settings.ConnectionString;
    }

    public override SqlDialect Dialect => SqlDialect.Sqlite;

    /// <summary>Has the database keep a log of writes, so that readers do not wait for the writer; kept in the file. A read-only file stays as it is.</summary>
    public static async Task UseWriteAheadLogAsync(DbConnection connection)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        try
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is ReadOnly or Busy)
        {
        }
    }

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public override void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using SqliteCommand settings = connection.CreateCommand();
            settings.CommandText = _settings;
            await settings.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // An immediate transaction: two that read first and then want to write would refuse each other.
    protected override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    protected override (string? Code, bool IsConflict) Judge(DbException failure) => failure is SqliteException refused
        ? ($"SQLITE {refused.SqliteErrorCode}", refused.SqliteErrorCode is Busy or Locked)
        : (null, false);

    protected override void Interrupt(DbConnection connection)
    {
        if (((SqliteConnection)connection).Handle is { IsInvalid: false } handle)
        {
            raw.sqlite3_interrupt(handle);
        }
    }
}
