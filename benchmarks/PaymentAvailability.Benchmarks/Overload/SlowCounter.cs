using Microsoft.Data.Sqlite;

namespace PaymentAvailability.Benchmarks;

/// <summary>An order check on SQLite that works a processor for a few milliseconds: one at a time leaves the other processor to whoever asks.</summary>
internal sealed class SlowCounter : IDisposable
{
    /// <summary>How many checks can run at the same time.</summary>
    public const int Concurrency = 1;

    private const int Steps = 20_000;

    private readonly SqliteConnection _database = new("Data Source=:memory:");

    public SlowCounter() => _database.Open();

    /// <summary>Checks orders, one query for all of them.</summary>
    public ValueTask<IReadOnlyDictionary<string, string>> CheckAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        using SqliteCommand command = _database.CreateCommand();
        command.CommandText = "WITH RECURSIVE steps(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < @steps) SELECT COUNT(*) FROM steps";
        command.Parameters.AddWithValue("@steps", Steps);
        return (long)command.ExecuteScalar()! == Steps
            ? new(ids.ToDictionary(id => id))
            : throw new InvalidOperationException("the steps were not counted");
    }

    public void Dispose() => _database.Dispose();
}
