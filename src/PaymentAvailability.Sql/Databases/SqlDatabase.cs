using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace PaymentAvailability.Sql;

/// <summary>
/// Runs work on a connection so that no caller waits longer than the timeout, whatever the driver does, and that nothing a driver says
/// about values gets out. Safe for concurrent use.
/// </summary>
internal abstract class SqlDatabase : IAsyncDisposable, IDisposable
{
    // A conflict is with somebody who then finished; so many in a row are no coincidence.
    private const int MostTries = 5;

    private readonly TimeProvider _time;

    protected SqlDatabase(TimeSpan timeout, TimeProvider time)
    {
        Timeout = timeout;
        _time = time;
    }

    public abstract SqlDialect Dialect { get; }

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Runs work that writes nothing; again when the connection turns out to be lost, as those of a pool are after the server restarted.</summary>
    /// <param name="what">What is asked, for messages: no values.</param>
    /// <param name="work">The work, which closes nothing.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="SqlStoreException">The database refused, or did not answer in time.</exception>
    public ValueTask<T> ReadAsync<T>(string what, Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        BoundAsync(what, token => RepeatAsync(work, () => true, token), cancellationToken);

    /// <summary>
    /// Runs work as one transaction; again when it came into conflict with another, and when the connection was lost before the
    /// commit was sent. After that nobody knows whether it was done, so that is an error.
    /// </summary>
    /// <inheritdoc cref="ReadAsync"/>
    public ValueTask<T> WriteAsync<T>(string what, Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        BoundAsync(what, token => TransactAsync(work, token), cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>The same for a container that is not disposed asynchronously.</summary>
    public abstract void Dispose();

    /// <summary>Opens a connection.</summary>
    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that will write.</summary>
    protected abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The database's own code, and whether the transaction came into conflict and can be tried again.</summary>
    protected abstract (string? Code, bool IsConflict) Judge(DbException failure);

    /// <summary>Whether the connection is lost, so that whatever was not committed over it never will be.</summary>
    protected virtual bool IsLost(DbException failure) => false;

    /// <summary>Has no connection used again that was open until now.</summary>
    protected virtual void ForgetConnections()
    {
    }

    /// <summary>Frees a driver that does not let itself be cancelled, as far as it can be.</summary>
    protected virtual void Interrupt(DbConnection connection)
    {
    }

    private async ValueTask<T> BoundAsync<T>(string what, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // On the pool, because a driver may block its thread.
        Task<T> running = Task.Run(() => work(deadline.Token), CancellationToken.None);
        await ((Task)running.WaitAsync(Timeout, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!running.IsCompleted)
        {
            _ = running.ContinueWith(
                static (late, source) =>
                {
                    _ = late.Exception;
                    ((CancellationTokenSource)source!).Dispose();
                },
                deadline, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _ = Task.Run(() => CancelOnPool(deadline), CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            throw new SqlStoreException($"{what}: the database did not answer within {Timeout}; it may have done it all the same", isTransient: true);
        }

        deadline.Dispose();
        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (SqlStoreException)
        {
            throw;
        }
        catch (Exception failure)
        {
            throw Stripped(what, failure);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What a driver throws when told to stop is nobody's concern.")]
    private static void CancelOnPool(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (Exception)
        {
        }
    }

    private async Task<T> ConnectAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using CancellationTokenRegistration interrupting = cancellationToken.UnsafeRegister(_ => Interrupt(connection), null);
        return await work(connection, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> TransactAsync<T>(Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        bool isCommitSent = false;
        return await RepeatAsync(
            async (connection, token) =>
            {
                isCommitSent = false;
                await using DbTransaction transaction = await BeginAsync(connection, token).ConfigureAwait(false);
                T answer = await work(transaction, token).ConfigureAwait(false);
                token.ThrowIfCancellationRequested();
                isCommitSent = true;
                await transaction.CommitAsync(token).ConfigureAwait(false);
                return answer;
            },
            () => !isCommitSent,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> RepeatAsync<T>(
        Func<DbConnection, CancellationToken, Task<T>> work, Func<bool> mayBeRepeated, CancellationToken cancellationToken)
    {
        for (int i = 1; ; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await ConnectAsync(work, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException failure) when (i < MostTries && Judge(failure).IsConflict)
            {
                // The database says that it undid the transaction, so trying again is safe even when the commit was sent.
            }
            catch (DbException failure) when (i < MostTries && IsLost(failure) && mayBeRepeated())
            {
                // More than once, because the next connection of a pool may be as lost as this one.
                ForgetConnections();
            }
        }
    }

    private SqlStoreException Stripped(string what, Exception failure)
    {
        if (failure is not DbException refused)
        {
            return new SqlStoreException($"{what}: the driver failed with {failure.GetType().FullName}", isTransient: failure is TimeoutException or IOException);
        }

        (string? code, bool isConflict) = Judge(refused);
        return new SqlStoreException($"{what}: the database refused with {code ?? "no code"}", code, isConflict || refused.IsTransient);
    }
}
