using PaymentAvailability.Sql.Tests;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace PaymentAvailability.Sql.Tests;

/// <summary>Databases for all tests: files for SQLite, and one private PostgreSQL server, started when it is first needed.</summary>
public sealed class TestDatabases : IDisposable
{
    /// <summary>Why a test is skipped where there is no server.</summary>
    internal const string NoPostgreSql = "PostgreSQL is not installed on this machine; install its server, or put `initdb` and `postgres` on the PATH";

    private readonly string _folder = Directory.CreateTempSubdirectory("payment-availability-tests-").FullName;
    private readonly Lazy<PostgresServer?> _server = new(() => PostgresServer.TryStart("fsync=off"));
    private int _files;

    /// <summary>An empty database.</summary>
    internal string Create(SqlDialect dialect) => dialect == SqlDialect.Sqlite
        ? $"Data Source={Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}.db")}"
        : Server.CreateDatabase();

    /// <summary>The server; without its binaries on this machine the test is skipped.</summary>
    internal PostgresServer Server
    {
        get
        {
            Assert.SkipWhen(_server.Value is null, NoPostgreSql);
            return _server.Value!;
        }
    }

    internal static SqlDatabase Open(SqlDialect dialect, string connectionString, SqlOptions? options = null) => dialect == SqlDialect.Sqlite
        ? new SqliteDatabase(connectionString, options ?? Patient, TimeProvider.System)
        : new PostgreSqlDatabase(connectionString, options ?? Patient, TimeProvider.System);

    internal static SqlSchema SchemaOf(SqlDialect dialect, string connectionString) =>
        dialect == SqlDialect.Sqlite ? SqlSchema.OfSqlite(connectionString) : SqlSchema.OfPostgreSql(connectionString);

    /// <summary>On a busy machine a second can be short.</summary>
    internal static SqlOptions Patient => new() { Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose()
    {
        if (_server is { IsValueCreated: true, Value: { } server })
        {
            server.Dispose();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
