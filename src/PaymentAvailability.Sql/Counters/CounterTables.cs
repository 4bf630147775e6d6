using System.Data.Common;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>The statements on the tables of counters, each for many callers at once. Safe for concurrent use.</summary>
/// <remarks>
/// Rows are locked in one order by everybody: holds, then counters, then members, each by key. So nobody waits in a circle.
/// </remarks>
internal abstract class CounterTables
{
    /// <summary>The most rows of each table that are deleted at once.</summary>
    public const int MostForgotten = 2_000;

    private const long Largest = long.MaxValue;

    protected CounterTables(string prefix)
    {
        Counters = prefix + "_counters";
        Members = prefix + "_counter_members";
        Holds = prefix + "_counter_holds";
    }

    protected string Counters { get; }

    protected string Members { get; }

    protected string Holds { get; }

    /// <summary>Sums that would be too large stay at the largest number: neither database may fail for it, nor count on in fractions.</summary>
    protected static string AddUnlessFull => $"""
        count = CASE WHEN known.count > {Largest} - excluded.count THEN {Largest} ELSE known.count + excluded.count END,
        amount = CASE WHEN known.amount > {Largest} - excluded.amount THEN {Largest} ELSE known.amount + excluded.amount END
        """;

    /// <summary>Sums neither fall below nothing nor grow too large, whichever way a row is moved.</summary>
    protected static string MoveWithinBounds => $"""
        count = CASE WHEN excluded.count > 0 AND known.count > {Largest} - excluded.count THEN {Largest} WHEN known.count + excluded.count < 0 THEN 0 ELSE known.count + excluded.count END,
        amount = CASE WHEN excluded.amount > 0 AND known.amount > {Largest} - excluded.amount THEN {Largest} WHEN known.amount + excluded.amount < 0 THEN 0 ELSE known.amount + excluded.amount END
        """;

    /// <summary>Keeps the latest members of a key alone: no more can be told apart, and nobody fills a table with cards that are made up.</summary>
    protected string Surplus(string amongKeys) => $"""
        SELECT key, member, seen_at FROM (
            SELECT key, member, seen_at, row_number() OVER (PARTITION BY key ORDER BY seen_at DESC, member) AS place FROM {Members} WHERE key {amongKeys}) AS placed
        WHERE place > {CounterReading.MostDistinct}
        """;

    public static CounterTables Of(SqlDialect dialect, string prefix) => dialect == SqlDialect.PostgreSql ? new PostgreSqlCounters(prefix) : new SqliteCounters(prefix);

    /// <summary>Reads windows, as of one moment.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="queries">Which, each once.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>For each the rows in it, oldest first.</returns>
    public async Task<WindowRow[][]> ReadAsync(DbConnection connection, WindowQuery[] queries, CancellationToken cancellationToken)
    {
        var found = new List<WindowRow>[queries.Length];
        IEnumerable<FoundRow> rows = await connection.QueryAsync<FoundRow>(FindRows(queries, cancellationToken)).ConfigureAwait(false);
        foreach (FoundRow row in rows)
        {
            (found[row.Place] ??= []).Add(new(row.Segment, Math.Max(0, row.Count), Math.Max(0, row.Amount)));
        }

        return Array.ConvertAll(found, static each =>
        {
            if (each is null)
            {
                return [];
            }

            each.Sort(static (one, other) => one.Segment.CompareTo(other.Segment));
            return each.ToArray();
        });
    }

    /// <summary>Adds holds, and what they change, unless they were added before or there is no room.</summary>
    /// <param name="transaction">All of it is in.</param>
    /// <param name="holds">Each once; of those that do not all fit the first come first.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>What came of those that were not added before.</returns>
    public async Task<Dictionary<Guid, HoldAnswer>> AddAsync(DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken)
    {
        Dictionary<Guid, HoldAnswer> answers = holds.Any(hold => hold.Bounded.Length > 0)
            ? await AddWhereThereIsRoomAsync(transaction, holds, cancellationToken).ConfigureAwait(false)
            : (await AddHoldsAsync(transaction, holds, cancellationToken).ConfigureAwait(false)).ToDictionary(id => id, _ => default(HoldAnswer));
        StoredMember[] seen = [.. holds.Where(hold => IsAdded(answers, hold)).SelectMany(hold => hold.Members)
            .GroupBy(member => (member.Key, member.Member)).Select(same => same.MaxBy(member => member.SeenAt))];
        if (seen.Length > 0)
        {
            await SeeAsync(transaction, seen, cancellationToken).ConfigureAwait(false);
        }

        return answers;
    }

    /// <summary>Ends holds, takes back what does not count any more, and adds again what does.</summary>
    /// <param name="transaction">All of it is in.</param>
    /// <param name="ends">Of each hold one.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Those that had another end or none until now.</returns>
    public async Task<HashSet<Guid>> EndAsync(DbTransaction transaction, HoldEnd[] ends, CancellationToken cancellationToken)
    {
        Dictionary<Guid, EndedHold> ended = await EndHoldsAsync(transaction, ends, cancellationToken).ConfigureAwait(false);
        HoldEnd[] changed = [.. ends.Where(end => ended.ContainsKey(end.Id))];
        StoredChange[] moved = Summed(changed.SelectMany(end => MovedBy(end.Outcome, ended[end.Id])));
        if (moved.Length > 0)
        {
            await MoveAsync(transaction, moved, cancellationToken).ConfigureAwait(false);
        }

        return [.. ended.Keys];
    }

    /// <summary>Deletes some rows that are in no window any more, and some holds that need not be remembered. Waits for nobody.</summary>
    /// <param name="transaction">All of it is in.</param>
    /// <param name="left">When rows left their windows, in ticks.</param>
    /// <param name="now">The current time, in ticks.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Task<int> ForgetAsync(DbTransaction transaction, long left, long now, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            $"{Delete(Counters, "key, segment", "ends_at <= @left")}; {Delete(Members, "key, member", "ends_at <= @left")}; {Delete(Holds, "id", "forgotten_at <= @now")}",
            new { left, now }, transaction, cancellationToken: cancellationToken));

    // What counts no more is less than nothing.
    private static IEnumerable<StoredChange> MovedBy(HoldOutcome outcome, EndedHold ended) => ended.Changes
        .Where(change => change.Counts(ended.Before) != change.Counts(outcome))
        .Select(change => change.Counts(outcome) ? change : change with { Count = -change.Count, Amount = -change.Amount });

    protected static StoredChange[] Summed(IEnumerable<StoredChange> changes) =>
    [
        .. changes.GroupBy(change => (change.Key, change.Segment)).OrderBy(same => same.Key)
            .Select(same => same.Aggregate((one, other) => one with { Count = CounterWindows.Sum(one.Count, other.Count), Amount = CounterWindows.Sum(one.Amount, other.Amount) })),
    ];

    private static bool IsAdded(Dictionary<Guid, HoldAnswer> answers, StoredHold hold) => answers.TryGetValue(hold.Id, out HoldAnswer answer) && answer.Result == HoldResult.Added;

    private async Task<Dictionary<Guid, HoldAnswer>> AddWhereThereIsRoomAsync(DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken)
    {
        (HashSet<Guid> added, Dictionary<(Guid Key, long Segment), CounterReading> rows) = await EnterAsync(transaction, holds, cancellationToken).ConfigureAwait(false);
        var answers = new Dictionary<Guid, HoldAnswer>(added.Count);
        foreach (StoredHold hold in holds.Where(hold => added.Contains(hold.Id)))
        {
            HoldAnswer answer = Judge(hold, rows);
            answers.Add(hold.Id, answer);
            foreach (StoredChange change in answer.Result == HoldResult.Added ? hold.Changes : [])
            {
                CounterReading row = rows.GetValueOrDefault((change.Key, change.Segment));
                rows[(change.Key, change.Segment)] = new(CounterWindows.Sum(row.Count, change.Count), CounterWindows.Sum(row.Amount, change.Amount));
            }
        }

        await CountAsync(
            transaction,
            Summed(holds.Where(hold => IsAdded(answers, hold)).SelectMany(hold => hold.Changes)),
            [.. answers.Where(answer => answer.Value.Result == HoldResult.Refused).Select(answer => answer.Key)],
            cancellationToken).ConfigureAwait(false);
        return answers;
    }

    private static HoldAnswer Judge(StoredHold hold, Dictionary<(Guid Key, long Segment), CounterReading> rows)
    {
        foreach (BoundedChange bounded in hold.Bounded)
        {
            CounterReading before = rows.GetValueOrDefault(bounded.Row);
            if (!bounded.Change.Fits(before))
            {
                return new HoldAnswer(HoldResult.Refused, bounded.Place, before);
            }
        }

        return new HoldAnswer(HoldResult.Added);
    }

    /// <summary>Finds the rows of windows; members count one each.</summary>
    protected abstract CommandDefinition FindRows(WindowQuery[] queries, CancellationToken cancellationToken);

    /// <summary>Adds holds that need no room, and changes, not members.</summary>
    /// <returns>Those that were added now.</returns>
    protected abstract Task<HashSet<Guid>> AddHoldsAsync(DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken);

    /// <summary>Adds holds without their changes, and keeps everybody else from the rows that they change.</summary>
    /// <returns>Those that were added now, and what the rows stand at.</returns>
    protected abstract Task<(HashSet<Guid> Added, Dictionary<(Guid Key, long Segment), CounterReading> Rows)> EnterAsync(
        DbTransaction transaction, StoredHold[] holds, CancellationToken cancellationToken);

    /// <summary>Adds changes after <see cref="EnterAsync"/>, and forgets the holds that were refused.</summary>
    protected abstract Task CountAsync(DbTransaction transaction, StoredChange[] changes, Guid[] refused, CancellationToken cancellationToken);

    /// <summary>Notes when members were seen last, and deletes those that do not matter any more.</summary>
    protected abstract Task SeeAsync(DbTransaction transaction, StoredMember[] members, CancellationToken cancellationToken);

    /// <summary>Notes how holds end.</summary>
    /// <returns>Those that had another end or none until now.</returns>
    protected abstract Task<Dictionary<Guid, EndedHold>> EndHoldsAsync(DbTransaction transaction, HoldEnd[] ends, CancellationToken cancellationToken);

    /// <summary>Adds to rows that are still there, or takes from them: in one pass along the key, so that of those who do, nobody waits in a circle.</summary>
    protected abstract Task MoveAsync(DbTransaction transaction, StoredChange[] moved, CancellationToken cancellationToken);

    /// <summary>The statement that deletes some rows.</summary>
    protected abstract string Delete(string table, string key, string condition);

    /// <summary>A row in the window of a query.</summary>
    protected sealed class FoundRow
    {
        public long Place { get; init; }

        public long Segment { get; init; }

        public long Count { get; init; }

        public long Amount { get; init; }
    }

    /// <summary>A hold that is kept.</summary>
    protected sealed class KeptHold
    {
        public Guid Id { get; init; }

        public int? Outcome { get; init; }

        public byte[] Changes { get; init; } = [];

        public EndedHold Ended => new((HoldOutcome?)Outcome, StoredHold.Unpack(Changes));
    }
}
