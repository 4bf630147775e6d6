using System.Data.Common;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>Counts tries to verify, and keeps open challenges, in a database that several instances share, so that a limit is one for all of them. Safe for concurrent use.</summary>
/// <remarks>Every method is one transaction. What is blocked is kept until its end; other counts and challenges are deleted a while after they are over.</remarks>
internal sealed class SqlVerificationStore : IVerificationAttemptStore
{
    private const int WritesBetweenDeletions = 256;

    private readonly SqlDatabase _database;
    private readonly VerificationStatements _statements;
    private int _writes;

    public SqlVerificationStore(SqlDatabase database, string prefix)
    {
        _database = database;
        _statements = new VerificationStatements(database.Dialect, prefix);
    }

    public ValueTask<VerificationGrant> TryTakeAsync(
        VerificationCount count, VerificationLimit limit, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync("counting a try to verify", count.Payer, at, (transaction, token) => TakeAsync(transaction, count, limit, at, token), cancellationToken);

    public async ValueTask GiveBackAsync(VerificationCount count, DateTimeOffset windowEndsAt, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            "giving back a try to verify",
            (transaction, token) => transaction.Connection!.ExecuteAsync(new CommandDefinition(
                _statements.GiveBack, KeyOf(count, new { windowEndsAt = windowEndsAt.UtcTicks }), transaction, cancellationToken: token)),
            cancellationToken).ConfigureAwait(false);

    public async ValueTask ClearAsync(VerificationCount count, CancellationToken cancellationToken) => await _database.WriteAsync(
        "clearing tries to verify",
        (transaction, token) => transaction.Connection!.ExecuteAsync(new CommandDefinition(_statements.Clear, KeyOf(count), transaction, cancellationToken: token)),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyDictionary<VerificationMethods, DateTimeOffset>> FindBlockedAnswersAsync(
        string payer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        IEnumerable<CountRow> rows = await _database.ReadAsync(
            "asking for tries to verify",
            (connection, token) => connection.QueryAsync<CountRow>(new CommandDefinition(
                _statements.BlockedAnswers, new { payer, kind = (int)VerificationCountKind.Answers, now = at.UtcTicks }, cancellationToken: token)),
            cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => (VerificationMethods)row.Method, row => MomentOf(row.BlockedUntil!.Value));
    }

    public async ValueTask AddChallengeAsync(StoredChallenge challenge, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        await WriteAsync(
            "keeping a challenge",
            challenge.Payer,
            at,
            (transaction, token) => transaction.Connection!.ExecuteAsync(new CommandDefinition(
                _statements.AddChallenge,
                new
                {
                    id = challenge.Id,
                    payer = challenge.Payer,
                    method = (int)challenge.Method,
                    providerId = challenge.ProviderId,
                    expiresAt = challenge.ExpiresAt.UtcTicks,
                },
                transaction, cancellationToken: token)),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredChallenge?> FindChallengeAsync(string id, CancellationToken cancellationToken)
    {
        ChallengeRow? row = await _database.ReadAsync(
            "looking for a challenge",
            (connection, token) => connection.QuerySingleOrDefaultAsync<ChallengeRow>(
                new CommandDefinition(_statements.FindChallenge, new { id }, cancellationToken: token)),
            cancellationToken).ConfigureAwait(false);
        return row is null ? null : new StoredChallenge(row.Id, row.Payer, (VerificationMethods)row.Method, row.ProviderId, MomentOf(row.ExpiresAt));
    }

    public async ValueTask<bool> TryCloseChallengeAsync(string id, CancellationToken cancellationToken) => await _database.WriteAsync(
        "closing a challenge",
        (transaction, token) => transaction.Connection!.ExecuteAsync(new CommandDefinition(_statements.CloseChallenge, new { id }, transaction, cancellationToken: token)),
        cancellationToken).ConfigureAwait(false) == 1;

    private static DateTimeOffset MomentOf(long ticks) => new(ticks, TimeSpan.Zero);

    private static DynamicParameters KeyOf(VerificationCount count, object? more = null)
    {
        var parameters = new DynamicParameters(more);
        parameters.Add("payer", count.Payer);
        parameters.Add("kind", (int)count.Kind);
        parameters.Add("method", (int)count.Method);
        return parameters;
    }

    private async Task<VerificationGrant> TakeAsync(
        DbTransaction transaction, VerificationCount count, VerificationLimit limit, DateTimeOffset at, CancellationToken cancellationToken)
    {
        CountRow? known = await transaction.Connection!.QuerySingleOrDefaultAsync<CountRow>(
            new CommandDefinition(_statements.Find, KeyOf(count), transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        if (known?.BlockedUntil > at.UtcTicks)
        {
            return new VerificationGrant(false, 0, MomentOf(known.WindowEndsAt), MomentOf(known.BlockedUntil.Value));
        }

        bool isNew = known is null || known.BlockedUntil is not null || known.WindowEndsAt <= at.UtcTicks;
        int used = isNew ? 1 : known!.Used + 1;
        DateTimeOffset windowEnds = isNew ? at + limit.Window : MomentOf(known!.WindowEndsAt);
        DateTimeOffset? blocked = used < limit.Maximum ? null : limit.CoolDown is { } coolDown ? at + coolDown : windowEnds;
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            _statements.Put, KeyOf(count, new { used, windowEndsAt = windowEnds.UtcTicks, blockedUntil = blocked?.UtcTicks }), transaction, cancellationToken: cancellationToken))
            .ConfigureAwait(false);
        return new VerificationGrant(true, Math.Max(limit.Maximum - used, 0), windowEnds, blocked);
    }

    private ValueTask<T> WriteAsync<T>(
        string what, string payer, DateTimeOffset at, Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            what,
            async (transaction, token) =>
            {
                if (_statements.Lock is { } statement)
                {
                    await transaction.Connection!.ExecuteAsync(new CommandDefinition(statement, new { payer }, transaction, cancellationToken: token)).ConfigureAwait(false);
                }

                T answer = await work(transaction, token).ConfigureAwait(false);
                if (Interlocked.Increment(ref _writes) % WritesBetweenDeletions == 0)
                {
                    await transaction.Connection!.ExecuteAsync(
                        new CommandDefinition(_statements.Forget, new { now = at.UtcTicks }, transaction, cancellationToken: token)).ConfigureAwait(false);
                }

                return answer;
            },
            cancellationToken);

    private sealed class CountRow
    {
        public int Method { get; init; }

        public int Used { get; init; }

        public long WindowEndsAt { get; init; }

        public long? BlockedUntil { get; init; }
    }

    private sealed class ChallengeRow
    {
        public string Id { get; init; } = "";

        public string Payer { get; init; } = "";

        public int Method { get; init; }

        public string ProviderId { get; init; } = "";

        public long ExpiresAt { get; init; }
    }
}
