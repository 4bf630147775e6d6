using System.Data.Common;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>Counters on PostgreSQL: arrays of rows, one statement each. Rows of a window are found by their key whatever the planner knew of the table when it was empty.</summary>
internal sealed class PostgreSqlCounters : CounterTables
{
    private const string ReplaceEnded = """
        ON CONFLICT (id) DO UPDATE SET changes = excluded.changes, outcome = NULL, forgotten_at = excluded.forgotten_at
        WHERE known.outcome IS NOT NULL AND known.id = ANY(@replacing)
        """;

    private readonly string _find;
    private readonly string _add;
    private readonly string _enter;
    private readonly string _count;
    private readonly string _see;
    private readonly string _end;
    private readonly string _move;

    public PostgreSqlCounters(string prefix)
        : base(prefix)
    {
        _find = $"""
            SELECT q.number - 1 AS Place, found.segment AS Segment, found.count AS Count, found.amount AS Amount
            FROM unnest(@keys, @firsts, @lasts) WITH ORDINALITY AS q (key, first, last, number)
            CROSS JOIN LATERAL (SELECT segment, count, amount FROM {Counters} AS c WHERE c.key = q.key AND c.segment BETWEEN q.first AND q.last OFFSET 0) AS found
            UNION ALL
            SELECT q.place, found.seen_at, 1, 0
            FROM unnest(@subjects, @since, @until, @places) AS q (key, since, until, place)
            CROSS JOIN LATERAL (SELECT seen_at FROM {Members} AS m WHERE m.key = q.key AND m.seen_at > q.since AND m.seen_at <= q.until OFFSET 0) AS found
            """;

        // Holds that were added before are not among those added, and so their changes are not among those summed.
        _add = $"""
            WITH added AS (
                INSERT INTO {Holds} AS known (id, changes, forgotten_at)
                SELECT * FROM unnest(@ids, @packed, @forgottenAt) ORDER BY 1 {ReplaceEnded} RETURNING id),
            counted AS (
                INSERT INTO {Counters} AS known (key, segment, count, amount, ends_at)
                SELECT key, segment, LEAST(SUM(count), {long.MaxValue}), LEAST(SUM(amount), {long.MaxValue}), MAX(ends_at)
                FROM unnest(@holds, @keys, @segments, @counts, @amounts, @endsAt) AS given (hold, key, segment, count, amount, ends_at)
                WHERE hold IN (SELECT id FROM added) GROUP BY key, segment ORDER BY key, segment
                ON CONFLICT (key, segment) DO UPDATE SET {AddUnlessFull})
            SELECT id FROM added
            """;

        // Rows that are not there yet are made with nothing in them: only a row can be locked.
        _enter = $"""
            WITH added AS (
                INSERT INTO {Holds} AS known (id, changes, forgotten_at)
                SELECT * FROM unnest(@ids, @packed, @forgottenAt) ORDER BY 1 {ReplaceEnded} RETURNING id),
            locked AS (
                INSERT INTO {Counters} AS known (key, segment, count, amount, ends_at)
                SELECT key, segment, 0, 0, MAX(ends_at) FROM unnest(@holds, @keys, @segments, @endsAt) AS given (hold, key, segment, ends_at)
                WHERE hold IN (SELECT id FROM added) GROUP BY key, segment ORDER BY key, segment
                ON CONFLICT (key, segment) DO UPDATE SET count = known.count RETURNING key, segment, count, amount)
            SELECT TRUE AS IsHold, id AS Key, 0 AS Segment, 0 AS Count, 0 AS Amount FROM added
            UNION ALL SELECT FALSE, key, segment, count, amount FROM locked
            """;
        _count = $"""
            DELETE FROM {Holds} WHERE id = ANY(@refused);
            INSERT INTO {Counters} AS known (key, segment, count, amount, ends_at) SELECT * FROM unnest(@keys, @segments, @counts, @amounts, @endsAt)
            ON CONFLICT (key, segment) DO UPDATE SET {AddUnlessFull}
            """;

        // Members that are ahead by more than the window were seen by a clock that has been put right since.
        _see = $"""
            DELETE FROM {Members} AS m USING unnest(@keys, @endsAt) AS given (key, ends_at) WHERE m.key = given.key AND m.seen_at > given.ends_at;
            INSERT INTO {Members} AS known (key, member, seen_at, ends_at)
            SELECT * FROM unnest(@keys, @members, @seenAt, @endsAt) ORDER BY 1, 2
            ON CONFLICT (key, member) DO UPDATE SET seen_at = GREATEST(known.seen_at, excluded.seen_at), ends_at = GREATEST(known.ends_at, excluded.ends_at);
            DELETE FROM {Members} WHERE ctid = ANY(ARRAY(
                SELECT m.ctid FROM {Members} AS m JOIN ({Surplus("= ANY(@keys)")}) AS surplus
                ON m.key = surplus.key AND m.member = surplus.member AND m.seen_at = surplus.seen_at FOR UPDATE OF m SKIP LOCKED))
            """;
        _end = $"""
            WITH due AS (SELECT id, outcome FROM {Holds} WHERE id = ANY(@ids) ORDER BY id FOR UPDATE)
            UPDATE {Holds} AS h SET outcome = given.outcome, forgotten_at = given.forgotten_at
            FROM due JOIN unnest(@ids, @outcomes, @forgottenAt) AS given (id, outcome, forgotten_at) ON given.id = due.id
            WHERE h.id = due.id AND due.outcome IS DISTINCT FROM given.outcome RETURNING h.id AS Id, due.outcome AS Outcome, h.changes AS Changes
            """;

        // Like an insert it goes row by row along the key; a row that was deleted is left out, because it would come back with less than nothing.
        _move = $"""
            INSERT INTO {Counters} AS known (key, segment, count, amount, ends_at)
            SELECT key, segment, count, amount, 0 FROM unnest(@keys, @segments, @counts, @amounts) AS given (key, segment, count, amount)
            WHERE (SELECT TRUE FROM {Counters} AS c WHERE c.key = given.key AND c.segment = given.segment) ORDER BY key, segment
            ON CONFLICT (key, segment) DO UPDATE SET {MoveWithinBounds}
            """;
    }

    protected override CommandDefinition FindRows(WindowQuery[] queries, CancellationToken cancellationToken)
    {
        // Places are those among all queries, so a query of the other kind keeps its place with a window of nothing.
        WindowQuery[] segments = Array.ConvertAll(queries, static query => query.IsDistinct ? query with { First = 1, Last = 0 } : query);
        int[] members = [.. Enumerable.Range(0, queries.Length).Where(place => queries[place].IsDistinct)];
        return new CommandDefinition(
            _find,
            new
            {
                keys = Array.ConvertAll(segments, static query => query.Key),
                firsts = Array.ConvertAll(segments, static query => query.First),
                lasts = Array.ConvertAll(segments, static query => query.Last),
                subjects = Array.ConvertAll(members, place => queries[place].Key),
                since = Array.ConvertAll(members, place => queries[place].First),
                until = Array.ConvertAll(members, place => queries[place].Last),
                places = Array.ConvertAll(members, static place => (long)place),
            },
            cancellationToken: cancellationToken);
    }

    protected override async Task<HashSet<Guid>> AddHoldsAsync(DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken)
    {
        (Guid Hold, StoredChange Change)[] changes = [.. holds.SelectMany(hold => hold.Changes, (hold, change) => (hold.Id, change))];
        IEnumerable<Guid> added = await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            _add,
            new
            {
                ids = Array.ConvertAll(holds, static hold => hold.Id),
                packed = Array.ConvertAll(holds, static hold => hold.Packed),
                replacing = ReplacingAmong(holds),
                forgottenAt = Array.ConvertAll(holds, static hold => hold.ForgottenAt),
                holds = Array.ConvertAll(changes, static each => each.Hold),
                keys = Array.ConvertAll(changes, static each => each.Change.Key),
                segments = Array.ConvertAll(changes, static each => each.Change.Segment),
                counts = Array.ConvertAll(changes, static each => each.Change.Count),
                amounts = Array.ConvertAll(changes, static each => each.Change.Amount),
                endsAt = Array.ConvertAll(changes, static each => each.Change.EndsAt),
            },
            transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. added];
    }

    protected override async Task<(HashSet<Guid> Added, Dictionary<(Guid Key, long Segment), CounterReading> Rows)> EnterAsync(
        DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken)
    {
        (Guid Hold, StoredChange Change)[] changes = [.. holds.SelectMany(hold => hold.Changes, (hold, change) => (hold.Id, change))];
        EnteredRow[] entered =
        [
            .. await transaction.Connection!.QueryAsync<EnteredRow>(new CommandDefinition(
                _enter,
                new
                {
                    ids = Array.ConvertAll(holds, static hold => hold.Id),
                    packed = Array.ConvertAll(holds, static hold => hold.Packed),
                replacing = ReplacingAmong(holds),
                    forgottenAt = Array.ConvertAll(holds, static hold => hold.ForgottenAt),
                    holds = Array.ConvertAll(changes, static each => each.Hold),
                    keys = Array.ConvertAll(changes, static each => each.Change.Key),
                    segments = Array.ConvertAll(changes, static each => each.Change.Segment),
                    endsAt = Array.ConvertAll(changes, static each => each.Change.EndsAt),
                },
                transaction, cancellationToken: cancellationToken)).ConfigureAwait(false),
        ];
        return (
            [.. entered.Where(row => row.IsHold).Select(row => row.Key)],
            entered.Where(row => !row.IsHold).ToDictionary(row => (row.Key, row.Segment), row => new CounterReading(row.Count, row.Amount)));
    }

    protected override Task CountAsync(DbTransaction transaction, StoredChange[] changes, Guid[] refused, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            _count,
            new
            {
                refused,
                keys = Array.ConvertAll(changes, static change => change.Key),
                segments = Array.ConvertAll(changes, static change => change.Segment),
                counts = Array.ConvertAll(changes, static change => change.Count),
                amounts = Array.ConvertAll(changes, static change => change.Amount),
                endsAt = Array.ConvertAll(changes, static change => change.EndsAt),
            },
            transaction, cancellationToken: cancellationToken));

    protected override Task SeeAsync(DbTransaction transaction, StoredMember[] members, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            _see,
            new
            {
                keys = Array.ConvertAll(members, static member => member.Key),
                members = Array.ConvertAll(members, static member => member.Member),
                seenAt = Array.ConvertAll(members, static member => member.SeenAt),
                endsAt = Array.ConvertAll(members, static member => member.EndsAt),
            },
            transaction, cancellationToken: cancellationToken));

    protected override async Task<Dictionary<Guid, EndedHold>> EndHoldsAsync(DbTransaction transaction, HoldEnd[] ends, CancellationToken cancellationToken)
    {
        IEnumerable<KeptHold> ended = await transaction.Connection!.QueryAsync<KeptHold>(new CommandDefinition(
            _end,
            new
            {
                ids = Array.ConvertAll(ends, static end => end.Id),
                outcomes = Array.ConvertAll(ends, static end => (short)end.Outcome),
                forgottenAt = Array.ConvertAll(ends, static end => end.ForgottenAt),
            },
            transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return ended.ToDictionary(hold => hold.Id, hold => hold.Ended);
    }

    private static Guid[] ReplacingAmong(StoredHold[] holds) => [.. holds.Where(static hold => hold.ReplacesEnded).Select(static hold => hold.Id)];

    protected override Task MoveAsync(DbTransaction transaction, StoredChange[] moved, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            _move,
            new
            {
                keys = Array.ConvertAll(moved, static change => change.Key),
                segments = Array.ConvertAll(moved, static change => change.Segment),
                counts = Array.ConvertAll(moved, static change => change.Count),
                amounts = Array.ConvertAll(moved, static change => change.Amount),
            },
            transaction, cancellationToken: cancellationToken));

    protected override string Delete(string table, string key, string condition) =>
        $"DELETE FROM {table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM {table} WHERE {condition} LIMIT {MostForgotten} FOR UPDATE SKIP LOCKED))";

    /// <summary>A hold that was added, or a row that is locked.</summary>
    private sealed class EnteredRow
    {
        public bool IsHold { get; init; }

        public Guid Key { get; init; }

        public long Segment { get; init; }

        public long Count { get; init; }

        public long Amount { get; init; }
    }
}
