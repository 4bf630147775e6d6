using Npgsql;

namespace PaymentAvailability.Benchmarks;

/// <summary>An order check on PostgreSQL that takes its time, over a pool of ten connections: ten at a time is all that it can do.</summary>
internal sealed class SlowOrders : IAsyncDisposable
{
    /// <summary>The size of the pool.</summary>
    public const int Connections = 10;

    private const int MillisecondsEach = 5;

    private readonly NpgsqlDataSource _database;

    public SlowOrders(string connectionString) =>
        _database = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = Connections, MinPoolSize = Connections }.ConnectionString).Build();

    /// <summary>Checks orders, one query for all of them.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> CheckAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = _database.CreateCommand("SELECT id, pg_sleep($2) FROM unnest($1) AS id");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ids] });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = MillisecondsEach / 1_000.0 });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, string>(ids.Count);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            string id = reader.GetString(0);
            found[id] = id;
        }

        return found;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
