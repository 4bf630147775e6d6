using System.Runtime.CompilerServices;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>Keeps decisions in a database, and reads them for auditors and back-tests. Safe for concurrent use.</summary>
public sealed class SqlDecisionLog : IDecisionLog
{
    private const int PageLength = 500;
    private const string Columns =
        "id AS Id, registration AS Registration, decided_at AS At, is_available AS IsAvailable, primary_reason AS PrimaryReason, result AS Result";

    private readonly SqlDatabase _database;
    private readonly TimeProvider _time;
    private readonly TimeSpan _retention;
    private readonly string _table;

    internal SqlDecisionLog(SqlDatabase database, SqlOptions options, TimeProvider time)
    {
        _database = database;
        _time = time;
        _retention = options.DecisionRetention;
        _table = options.TablePrefix + "_decisions";
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        await _database.WriteAsync(
            "keeping decisions",
            async (transaction, token) =>
            {
                if (_database.Dialect == SqlDialect.PostgreSql)
                {
                    await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                        $"""
                        INSERT INTO {_table} (id, registration, decided_at, is_available, primary_reason, result)
                        SELECT * FROM unnest(@ids, @registrations, @moments, @available, @reasons, @results) ON CONFLICT (id) DO NOTHING
                        """,
                        ArraysOf(decisions), transaction, cancellationToken: token)).ConfigureAwait(false);
                }
                else
                {
                    await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                        $"""
                        INSERT INTO {_table} (id, registration, decided_at, is_available, primary_reason, result)
                        VALUES (@Id, @Registration, @At, @IsAvailable, @PrimaryReason, @Result) ON CONFLICT (id) DO NOTHING
                        """,
                        decisions.Select(DecisionRow.Of), transaction, cancellationToken: token)).ConfigureAwait(false);
                }

                // More than are written, so that it catches up, and no more, so that no append takes long after the retention was shortened.
                // No row is locked first, because that would need the right to update, which nobody should have on a log.
                return await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    $"DELETE FROM {_table} WHERE id IN (SELECT id FROM {_table} WHERE decided_at < @old ORDER BY decided_at LIMIT @most)",
                    new { old = OldestKept(), most = 2 * decisions.Count }, transaction, cancellationToken: token)).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds one decision, for example by the reference number that a payer read to support.</summary>
    /// <param name="id">As in <see cref="Decision.Id"/>.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="SqlStoreException">The database refused, or did not answer in time.</exception>
    public async ValueTask<Decision?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        DecisionRow? row = await _database.ReadAsync(
            "looking for a decision",
            (connection, token) => connection.QuerySingleOrDefaultAsync<DecisionRow>(
                new CommandDefinition($"SELECT {Columns} FROM {_table} WHERE id = @id", new { id }, cancellationToken: token)),
            cancellationToken).ConfigureAwait(false);
        return row?.ToDecision();
    }

    /// <summary>Reads the decisions of a while, in the order of their times, a page at a time.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="to">The moment before which to end.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <exception cref="SqlStoreException">The database refused, or did not answer in time.</exception>
    public async IAsyncEnumerable<Decision> ReadAsync(
        DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // No identifier is empty, so the page after this one begins with the first moment.
        (long At, string Id) last = (from.UtcTicks, "");
        while (true)
        {
            DecisionRow[] page = await _database.ReadAsync(
                "reading decisions",
                async (connection, token) => (await connection.QueryAsync<DecisionRow>(new CommandDefinition(
                    $"""
                    SELECT {Columns} FROM {_table} WHERE decided_at >= @at AND decided_at < @to AND (decided_at > @at OR id > @id)
                    ORDER BY decided_at, id LIMIT {PageLength}
                    """,
                    new { to = to.UtcTicks, at = last.At, id = last.Id }, cancellationToken: token)).ConfigureAwait(false)).ToArray(),
                cancellationToken).ConfigureAwait(false);
            foreach (DecisionRow row in page)
            {
                yield return row.ToDecision();
            }

            if (page.Length < PageLength)
            {
                yield break;
            }

            last = (page[^1].At, page[^1].Id);
        }
    }

    private long OldestKept() => Math.Max(0, _time.GetUtcNow().UtcTicks - _retention.Ticks);

    private static object ArraysOf(IReadOnlyList<Decision> decisions) => new
    {
        ids = decisions.Select(decision => decision.Id).ToArray(),
        registrations = decisions.Select(decision => decision.Registration).ToArray(),
        moments = decisions.Select(decision => decision.At.UtcTicks).ToArray(),
        available = decisions.Select(decision => decision.IsAvailable).ToArray(),
        reasons = decisions.Select(decision => decision.PrimaryReason).ToArray(),
        results = decisions.Select(decision => decision.Result.ToArray()).ToArray(),
    };
}
