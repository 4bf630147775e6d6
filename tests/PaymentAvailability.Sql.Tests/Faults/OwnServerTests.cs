namespace PaymentAvailability.Sql.Tests;

/// <summary>Tests that treat PostgreSQL badly have a server of their own, which writes to the disk as a real one does.</summary>
public abstract class OwnServerTests : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private readonly SqlOptions _options;
    private PostgresServer? _server;
    private SqlDatabase? _database;

    private protected OwnServerTests(SqlOptions options) => _options = options;

    private protected PostgresServer Server => _server!;

    private protected SqlDatabase Database => _database!;

    private protected SqlAttemptStore Store => new(Database, _options.TablePrefix, TimeSpan.FromDays(1));

    public async ValueTask InitializeAsync()
    {
        _server = PostgresServer.TryStart();
        Assert.SkipWhen(_server is null, TestDatabases.NoPostgreSql);
        await SqlSchema.OfPostgreSql(Server.ConnectionString()).MigrateAsync();
        _database = new PostgreSqlDatabase(Server.ConnectionString(), _options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _server?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<BeginAnswer> BeginAsync(string order, string id) =>
        Store.TryBeginAsync(new PaymentAttempt { OrderId = order, Id = id }, false, Now, default).AsTask();
}
