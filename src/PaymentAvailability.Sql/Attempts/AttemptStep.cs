using System.Data.Common;
using Dapper;

namespace PaymentAvailability.Sql;

/// <summary>What is done to one attempt in one transaction. For one thread.</summary>
internal sealed class AttemptStep
{
    private readonly AttemptStatements _statements;
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly CancellationToken _cancellationToken;
    private readonly long _now;
    private readonly long _forgotten;
    private readonly PaymentAttempt _attempt;

    public AttemptStep(
        AttemptStatements statements, PaymentAttempt attempt, DbConnection connection, DbTransaction? transaction, long now, long forgotten, CancellationToken cancellationToken)
    {
        _statements = statements;
        _attempt = attempt;
        _connection = connection;
        _transaction = transaction;
        _now = now;
        _forgotten = forgotten;
        _cancellationToken = cancellationToken;
    }

    private object Key => new { orderId = _attempt.OrderId, attemptId = _attempt.Id, forgotten = _forgotten };

    public async Task LockAsync()
    {
        if (_statements.Lock is { } statement)
        {
            await _connection.ExecuteAsync(Command(statement, new { orderId = _attempt.OrderId, attemptId = _attempt.Id })).ConfigureAwait(false);
        }
    }

    public async Task<BeginAnswer> TryBeginAsync(bool evenIfPaid)
    {
        AttemptRow[] known = [.. await _connection.QueryAsync<AttemptRow>(Command(_statements.OfOrder, new { orderId = _attempt.OrderId, forgotten = _forgotten })).ConfigureAwait(false)];
        if (known.Any(row => row.AttemptId == _attempt.Id))
        {
            return BeginAnswer.Known;
        }

        if (await IsOfAnotherOrderAsync().ConfigureAwait(false))
        {
            return BeginAnswer.OfAnotherOrder;
        }

        if (known.Any(row => IsOpen((AttemptStatus)row.Status)))
        {
            return BeginAnswer.InProgress;
        }

        if (!evenIfPaid && known.Any(row => row.Status == (int)AttemptStatus.Succeeded))
        {
            return BeginAnswer.Paid;
        }

        await PutAsync(AttemptStatus.Begun).ConfigureAwait(false);
        return BeginAnswer.Begun;
    }

    public async Task<bool> TrySetAsync(AttemptStatus? from, AttemptStatus to)
    {
        if (await FindAsync().ConfigureAwait(false) != from)
        {
            return false;
        }

        await PutAsync(to).ConfigureAwait(false);
        return true;
    }

    public async Task<AttemptStatus?> FindAsync() =>
        (AttemptStatus?)await _connection.QuerySingleOrDefaultAsync<int?>(Command(_statements.Find, Key)).ConfigureAwait(false);

    public async Task<bool> IsOfAnotherOrderAsync() =>
        await _connection.ExecuteScalarAsync<long>(Command(_statements.IsOfAnother, Key)).ConfigureAwait(false) > 0;

    public Task ForgetAsync() => _connection.ExecuteAsync(Command(_statements.Forget, new { forgotten = _forgotten }));

    private static bool IsOpen(AttemptStatus status) => status is AttemptStatus.Begun or AttemptStatus.InDoubt;

    private Task PutAsync(AttemptStatus status) => _connection.ExecuteAsync(Command(
        _statements.Put,
        new { orderId = _attempt.OrderId, attemptId = _attempt.Id, status = (int)status, settledAt = IsOpen(status) ? (long?)null : _now }));

    private CommandDefinition Command(string statement, object parameters) => new(statement, parameters, _transaction, cancellationToken: _cancellationToken);

    private sealed class AttemptRow
    {
        public string AttemptId { get; init; } = "";

        public int Status { get; init; }
    }
}
