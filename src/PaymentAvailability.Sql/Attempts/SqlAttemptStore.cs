using System.Collections.ObjectModel;
using System.Text.Json;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>Keeps attempts to pay in a database that several instances share: of all that begin one at once for an order, one may. Safe for concurrent use.</summary>
/// <remarks>
/// Every method is one transaction. Attempts without a result are never deleted; others are, a while after the retention of
/// <see cref="AttemptOptions.Retention"/>. The bounds of <see cref="AttemptOptions"/> are for memory and do not count here.
/// </remarks>
internal sealed class SqlAttemptStore : IPaymentAttemptStore, IOrderProgressSource
{
    // Deleting what is forgotten goes along with every so many writes, so that it needs no timer and no host of its own.
    private const int WritesBetweenDeletions = 256;

    private readonly SqlDatabase _database;
    private readonly AttemptStatements _statements;
    private readonly long _retention;
    private int _writes;

    /// <param name="database">Where attempts are kept.</param>
    /// <param name="prefix">Of the tables.</param>
    /// <param name="retention">How long an attempt with a result is remembered.</param>
    public SqlAttemptStore(SqlDatabase database, string prefix, TimeSpan retention)
    {
        _database = database;
        _statements = new AttemptStatements(database.Dialect, prefix);
        _retention = retention.Ticks;
    }

    public async ValueTask<OrderProgress> GetProgressAsync(string orderId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, OrderProgress> found = await GetProgressAsync([orderId], at, cancellationToken).ConfigureAwait(false);
        return found.GetValueOrDefault(orderId, OrderProgress.None);
    }

    public async ValueTask<IReadOnlyDictionary<string, OrderProgress>> GetProgressAsync(
        IReadOnlyList<string> orderIds, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // One that cannot be stored has no attempts, because none can begin.
        orderIds = StorableText.Among(orderIds);
        if (orderIds.Count == 0)
        {
            return ReadOnlyDictionary<string, OrderProgress>.Empty;
        }

        object ids = _database.Dialect == SqlDialect.PostgreSql ? orderIds.ToArray() : JsonSerializer.Serialize(orderIds);
        IEnumerable<ProgressRow> rows = await _database.ReadAsync(
            "asking for attempts",
            (connection, token) => connection.QueryAsync<ProgressRow>(
                new CommandDefinition(_statements.Progress, new { orderIds = ids, forgotten = ForgottenAt(at) }, cancellationToken: token)),
            cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(
            row => row.OrderId,
            row => row.IsOpen != 0 ? OrderProgress.InProgress : row.IsPaid != 0 ? OrderProgress.Paid : OrderProgress.None,
            StringComparer.Ordinal);
    }

    public ValueTask<BeginAnswer> TryBeginAsync(PaymentAttempt attempt, bool evenIfPaid, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync("beginning an attempt", attempt, at, step => step.TryBeginAsync(evenIfPaid), cancellationToken);

    public ValueTask<KnownAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset at, CancellationToken cancellationToken) =>
        !StorableText.IsStorable(attempt.OrderId) || !StorableText.IsStorable(attempt.Id) ? default : _database.ReadAsync(
        "looking for an attempt",
        async (connection, token) =>
        {
            var step = new AttemptStep(_statements, attempt, connection, null, at.UtcTicks, ForgottenAt(at), token);
            AttemptStatus? known = await step.FindAsync().ConfigureAwait(false);
            return new KnownAttempt(known, known is null && await step.IsOfAnotherOrderAsync().ConfigureAwait(false));
        },
        cancellationToken);

    public ValueTask<bool> TrySetAsync(
        PaymentAttempt attempt, AttemptStatus? from, AttemptStatus to, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync("setting an attempt", attempt, at, step => step.TrySetAsync(from, to), cancellationToken);

    private ValueTask<T> WriteAsync<T>(
        string what, PaymentAttempt attempt, DateTimeOffset at, Func<AttemptStep, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!StorableText.IsStorable(attempt.OrderId) || !StorableText.IsStorable(attempt.Id))
        {
            throw new SqlStoreException($"{what}: the reference of the order or of the attempt is no Unicode text; use one without halves of surrogate pairs");
        }

        return _database.WriteAsync(
            what,
            async (transaction, token) =>
            {
                var step = new AttemptStep(_statements, attempt, transaction.Connection!, transaction, at.UtcTicks, ForgottenAt(at), token);
                await step.LockAsync().ConfigureAwait(false);
                T answer = await work(step).ConfigureAwait(false);
                if (Interlocked.Increment(ref _writes) % WritesBetweenDeletions == 0)
                {
                    await step.ForgetAsync().ConfigureAwait(false);
                }

                return answer;
            },
            cancellationToken);
    }

    private long ForgottenAt(DateTimeOffset at) => Math.Max(0, at.UtcTicks - _retention);

    private sealed class ProgressRow
    {
        public string OrderId { get; init; } = "";

        public int IsOpen { get; init; }

        public int IsPaid { get; init; }
    }
}
