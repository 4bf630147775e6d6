using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>Counters on SQLite: a row at a time, in one transaction that nobody else writes beside.</summary>
internal sealed class SqliteCounters : CounterTables
{
    private readonly string _find;
    private readonly string _addHold;
    private readonly string _add;
    private readonly string _see;
    private readonly string _trim;
    private readonly string _forgetAhead;
    private readonly string _findHold;
    private readonly string _findRow;
    private readonly string _forgetHold;
    private readonly string _end;
    private readonly string _move;

    public SqliteCounters(string prefix)
        : base(prefix)
    {
        _find = $"""
            SELECT q.key AS Place, c.segment AS Segment, c.count AS Count, c.amount AS Amount FROM json_each(@queries) AS q
            CROSS JOIN {Counters} AS c ON c.key = unhex(q.value ->> 0) AND c.segment BETWEEN q.value ->> 2 AND q.value ->> 3 WHERE q.value ->> 1 = 0
            UNION ALL
            SELECT q.key, m.seen_at, 1, 0 FROM json_each(@queries) AS q
            CROSS JOIN {Members} AS m ON m.key = unhex(q.value ->> 0) AND m.seen_at > q.value ->> 2 AND m.seen_at <= q.value ->> 3 WHERE q.value ->> 1 = 1
            """;
        _addHold = $"""
            INSERT INTO {Holds} (id, changes, forgotten_at) VALUES (@id, @packed, @forgottenAt)
            ON CONFLICT (id) DO UPDATE SET changes = excluded.changes, outcome = NULL, forgotten_at = excluded.forgotten_at WHERE outcome IS NOT NULL AND @replacesEnded
            """;
        _add = $"""
            INSERT INTO {Counters} AS known (key, segment, count, amount, ends_at) VALUES (@key, @segment, @count, @amount, @endsAt)
            ON CONFLICT (key, segment) DO UPDATE SET {AddUnlessFull}
            """;
        _see = $"""
            INSERT INTO {Members} AS known (key, member, seen_at, ends_at) VALUES (@key, @member, @seenAt, @endsAt)
            ON CONFLICT (key, member) DO UPDATE SET seen_at = MAX(known.seen_at, excluded.seen_at), ends_at = MAX(known.ends_at, excluded.ends_at)
            """;
        _trim = $"DELETE FROM {Members} WHERE (key, member) IN (SELECT key, member FROM ({Surplus("IN (SELECT unhex(value) FROM json_each(@keys))")}))";
        _forgetAhead = $"DELETE FROM {Members} WHERE key = @key AND seen_at > @endsAt";
        _findHold = $"SELECT outcome AS Outcome, changes AS Changes FROM {Holds} WHERE id = @id AND outcome IS NOT @outcome";
        _forgetHold = $"DELETE FROM {Holds} WHERE id = @id";
        _end = $"UPDATE {Holds} SET outcome = @outcome, forgotten_at = @forgottenAt WHERE id = @id";
        _findRow = $"SELECT count AS Count, amount AS Amount FROM {Counters} WHERE key = @key AND segment = @segment";
        _move = $"""
            UPDATE {Counters} SET count = MAX(0, CASE WHEN @count > 0 AND count > {long.MaxValue} - @count THEN {long.MaxValue} ELSE count + @count END),
            amount = MAX(0, CASE WHEN @amount > 0 AND amount > {long.MaxValue} - @amount THEN {long.MaxValue} ELSE amount + @amount END) WHERE key = @key AND segment = @segment
            """;
    }

    protected override CommandDefinition FindRows(WindowQuery[] queries, CancellationToken cancellationToken) => new(
        _find,
        new { queries = JsonSerializer.Serialize(queries.Select(query => new object[] { query.Key.ToString("N"), query.IsDistinct ? 1 : 0, query.First, query.Last })) },
        cancellationToken: cancellationToken);

    protected override async Task<HashSet<Guid>> AddHoldsAsync(DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken)
    {
        HashSet<Guid> added = await EnterHoldsAsync(transaction, holds, cancellationToken).ConfigureAwait(false);
        StoredChange[] sums = Summed(holds.Where(hold => added.Contains(hold.Id)).SelectMany(hold => hold.Changes));
        await CountAsync(transaction, sums, [], cancellationToken).ConfigureAwait(false);
        return added;
    }

    protected override async Task<(HashSet<Guid> Added, Dictionary<(Guid Key, long Segment), CounterReading> Rows)> EnterAsync(
        DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken)
    {
        HashSet<Guid> added = await EnterHoldsAsync(transaction, holds, cancellationToken).ConfigureAwait(false);
        var rows = new Dictionary<(Guid Key, long Segment), CounterReading>();
        foreach ((Guid key, long segment) in holds.SelectMany(hold => hold.Bounded).Select(bounded => bounded.Row).Distinct())
        {
            FoundRow? found = await transaction.Connection!.QuerySingleOrDefaultAsync<FoundRow>(
                new CommandDefinition(_findRow, new { key = BytesOf(key), segment }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
            rows.Add((key, segment), found is null ? default : new(found.Count, found.Amount));
        }

        return (added, rows);
    }

    protected override async Task CountAsync(DbTransaction transaction, StoredChange[] changes, Guid[] refused, CancellationToken cancellationToken)
    {
        await ExecuteAsync(transaction, _add, changes.Select(RowOf), cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(transaction, _forgetHold, refused.Select(id => new { id = BytesOf(id) }), cancellationToken).ConfigureAwait(false);
    }

    private async Task<HashSet<Guid>> EnterHoldsAsync(DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken)
    {
        var added = new HashSet<Guid>();
        foreach (StoredHold hold in holds)
        {
            if (await ExecuteAsync(transaction, _addHold, new { id = BytesOf(hold.Id), packed = hold.Packed, forgottenAt = hold.ForgottenAt, replacesEnded = hold.ReplacesEnded }, cancellationToken).ConfigureAwait(false) == 1)
            {
                added.Add(hold.Id);
            }
        }

        return added;
    }

    protected override async Task SeeAsync(DbTransaction transaction, StoredMember[] members, CancellationToken cancellationToken)
    {
        // Members that are ahead by more than the window were seen by a clock that has been put right since.
        await ExecuteAsync(transaction, _forgetAhead, members.Select(member => new { key = BytesOf(member.Key), endsAt = member.EndsAt }), cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            transaction,
            _see,
            members.Select(member => new { key = BytesOf(member.Key), member = BytesOf(member.Member), seenAt = member.SeenAt, endsAt = member.EndsAt }),
            cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            transaction, _trim, new { keys = JsonSerializer.Serialize(members.Select(member => member.Key.ToString("N")).Distinct()) }, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task<Dictionary<Guid, EndedHold>> EndHoldsAsync(DbTransaction transaction, HoldEnd[] ends, CancellationToken cancellationToken)
    {
        var ended = new Dictionary<Guid, EndedHold>();
        foreach (HoldEnd end in ends)
        {
            byte[] id = BytesOf(end.Id);
            KeptHold? kept = await transaction.Connection!.QuerySingleOrDefaultAsync<KeptHold>(
                new CommandDefinition(_findHold, new { id, outcome = (int)end.Outcome }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
            if (kept is not null)
            {
                await ExecuteAsync(transaction, _end, new { id, outcome = (int)end.Outcome, forgottenAt = end.ForgottenAt }, cancellationToken).ConfigureAwait(false);
                ended.Add(end.Id, kept.Ended);
            }
        }

        return ended;
    }

    protected override Task MoveAsync(DbTransaction transaction, StoredChange[] moved, CancellationToken cancellationToken) =>
        ExecuteAsync(transaction, _move, moved.Select(RowOf), cancellationToken);

    protected override string Delete(string table, string key, string condition) =>
        $"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} WHERE {condition} LIMIT {MostForgotten})";

    private static object RowOf(StoredChange change) =>
        new { key = BytesOf(change.Key), segment = change.Segment, count = change.Count, amount = change.Amount, endsAt = change.EndsAt };

    private static byte[] BytesOf(Guid key) => key.ToByteArray(bigEndian: true);

    private static Task<int> ExecuteAsync(DbTransaction transaction, string statement, object parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancellationToken));
}
