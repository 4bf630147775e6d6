namespace PaymentAvailability.Sql;

/// <summary>Keeps counters in a database that several instances share, so that a limit is one for all of them. Safe for concurrent use.</summary>
/// <remarks>
/// What comes while a statement runs goes together in the next: at most one that adds, one that ends and one that reads run at a time. A hold
/// is added and committed before its counters are read; where it needs room, the rows that it changes are locked before there is seen to be any.
/// </remarks>
internal sealed class SqlCounterStore : ICounterStore
{
    // Deleting what is forgotten goes along with every so many rows, so that it needs no timer and no host of its own.
    private const int RowsBetweenDeletions = 1_000;

    /// <summary>
    /// How long a hold is remembered after it was added, and again after it was ended: so long adding it again changes nothing, and it may be ended
    /// otherwise. Settlement files come a working day later, and after the longest holidays eight days later.
    /// </summary>
    public static readonly TimeSpan HoldRetention = TimeSpan.FromDays(10);

    /// <summary>How long rows are kept that are in no window any more: so far apart clocks of instances may be.</summary>
    public static readonly TimeSpan RowRetention = TimeSpan.FromHours(1);

    private readonly SqlDatabase _database;
    private readonly TimeProvider _time;
    private readonly CounterTables _tables;
    private readonly CounterKeys _keys;
    private readonly MergedCalls<WindowQuery[], WindowRow[][]> _reads;
    private readonly MergedCalls<(StoredHold Hold, long At), HoldAnswer> _holds;
    private readonly MergedCalls<HoldEnd, bool> _ends;
    private int _rows;

    /// <param name="database">Where counters are kept.</param>
    /// <param name="prefix">Of the tables.</param>
    /// <param name="secret">Of the keys of subjects, members and holds; the same for all instances.</param>
    /// <param name="time">The clock, beside that of the caller: a caller far ahead deletes nothing that is still needed.</param>
    public SqlCounterStore(SqlDatabase database, string prefix, string secret, TimeProvider time)
    {
        _database = database;
        _time = time;
        _tables = CounterTables.Of(database.Dialect, prefix);
        _keys = new CounterKeys(secret);
        _reads = new("reading counters", ReadTogetherAsync, database.Timeout, time);
        _holds = new("adding to counters", HoldTogetherAsync, database.Timeout, time, endsOnceBegun: true, ForgetNowAndThenAsync);
        _ends = new("ending holds", EndTogetherAsync, database.Timeout, time, endsOnceBegun: true);
    }

    public ValueTask ReadAsync(ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ThrowIfShorter(readings.Length, queries.Length);
        return queries.IsEmpty ? default : ReadAsync(queries, KeysOf(queries.Span), readings, at, cancellationToken);
    }

    public async ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        if (!readings.IsEmpty)
        {
            ThrowIfShorter(readings.Length, hold.Changes.Length);
        }

        CounterQuery[] queries = [.. hold.Changes.Select(change => new CounterQuery(change.Counter, change.Subject))];
        Guid[] keys = KeysOf(queries);
        HoldAnswer answer = await _holds.MakeAsync((StoredHold.Of(hold, keys, _keys, HoldRetention), hold.At.UtcTicks), cancellationToken).ConfigureAwait(false);
        if (!readings.IsEmpty)
        {
            // It is decided and committed: cancelling from here on would say that nothing was written.
            await ReadAsync(queries, keys, readings, hold.At, CancellationToken.None).ConfigureAwait(false);
        }

        return answer;
    }

    public ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _ends.MakeAsync(new HoldEnd(_keys.OfHold(id), outcome, CounterWindows.Later(at.UtcTicks, HoldRetention)), cancellationToken);
    }

    private static void ThrowIfShorter(int readings, int asked)
    {
        if (readings < asked)
        {
            throw new ArgumentException($"there is room for {readings} of {asked} readings; make room for all", nameof(readings));
        }
    }

    private Guid[] KeysOf(ReadOnlySpan<CounterQuery> queries)
    {
        var keys = new Guid[queries.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = _keys.OfSubject(queries[i].Counter.Name, queries[i].Subject);
        }

        return keys;
    }

    private async ValueTask ReadAsync(
        ReadOnlyMemory<CounterQuery> queries, Guid[] keys, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var windows = new WindowQuery[keys.Length];
        for (int i = 0; i < windows.Length; i++)
        {
            windows[i] = CounterWindows.Of(queries.Span[i].Counter, keys[i], at);
        }

        WindowRow[][] rows = await _reads.MakeAsync(windows, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < rows.Length; i++)
        {
            readings.Span[i] = CounterWindows.Read(queries.Span[i], rows[i]);
        }
    }

    private async Task<WindowRow[][][]> ReadTogetherAsync(WindowQuery[][] callers)
    {
        WindowQuery[] once = [.. callers.SelectMany(each => each).Distinct()];
        var places = new Dictionary<WindowQuery, int>(once.Length);
        for (int i = 0; i < once.Length; i++)
        {
            places.Add(once[i], i);
        }

        WindowRow[][] rows = await _database.ReadAsync("reading counters", (connection, token) => _tables.ReadAsync(connection, once, token), default).ConfigureAwait(false);
        return Array.ConvertAll(callers, each => Array.ConvertAll(each, window => rows[places[window]]));
    }

    private async Task<HoldAnswer[]> HoldTogetherAsync((StoredHold Hold, long At)[] callers)
    {
        // Of those that are one, what needs no room is added whether there is any or not.
        StoredHold[] once = [.. callers.Select(caller => caller.Hold).GroupBy(hold => hold.Id).Select(same => same.MinBy(hold => hold.Bounded.Length)!)];
        Dictionary<Guid, HoldAnswer> answers = await _database.WriteAsync("adding to counters", (transaction, token) => _tables.AddAsync(transaction, once, token), default).ConfigureAwait(false);

        // Of those who came with the same hold, the first added it; refused are all of them.
        return Array.ConvertAll(callers, caller =>
            !answers.TryGetValue(caller.Hold.Id, out HoldAnswer answer) ? new HoldAnswer(HoldResult.Known)
            : answer.Result == HoldResult.Refused || answers.Remove(caller.Hold.Id) ? answer
            : new HoldAnswer(HoldResult.Known));
    }

    private async Task<bool[]> EndTogetherAsync(HoldEnd[] callers)
    {
        // Of those who end the same hold, the last is right.
        HoldEnd[] once = [.. callers.GroupBy(end => end.Id).Select(same => same.Last())];
        HashSet<Guid> ended = await _database.WriteAsync("ending holds", (transaction, token) => _tables.EndAsync(transaction, once, token), default).ConfigureAwait(false);
        return Array.ConvertAll(callers, caller => ended.Remove(caller.Id));
    }

    private async Task ForgetNowAndThenAsync((StoredHold Hold, long At)[] callers)
    {
        _rows += callers.Sum(caller => caller.Hold.Rows);
        if (_rows < RowsBetweenDeletions)
        {
            return;
        }

        _rows = 0;
        long now = Math.Min(callers.Min(caller => caller.At), _time.GetUtcNow().UtcTicks);
        try
        {
            await _database.WriteAsync(
                "forgetting counters", (transaction, token) => _tables.ForgetAsync(transaction, Math.Max(0, now - RowRetention.Ticks), now, token), default).ConfigureAwait(false);
        }
        catch (SqlStoreException)
        {
            // What is not deleted now is deleted another time.
        }
    }
}
