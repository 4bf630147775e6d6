namespace PaymentAvailability;

/// <summary>The store as the verifier uses it: a store of the host's own is foreign code, and one that fails grants nothing.</summary>
internal sealed class VerificationState
{
    private readonly IVerificationAttemptStore _store;
    private readonly BoundedCalls? _calls;

    public VerificationState(IVerificationAttemptStore store, VerificationOptions options, TimeProvider time)
    {
        _store = store;
        _calls = store is InMemoryVerificationStore ? null : new BoundedCalls(options.ProviderTimeout, options.MaximumStuckCalls, time);
    }

    /// <summary>Asks the store.</summary>
    /// <param name="step">One of its methods.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Whether it answered, and what.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async ValueTask<(bool IsAnswered, T? Value)> AskAsync<T>(
        Func<IVerificationAttemptStore, CancellationToken, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        if (_calls is null)
        {
            return (true, await step(_store, cancellationToken).ConfigureAwait(false));
        }

        BoundedAnswer<T> answer = await _calls.RunAsync(token => step(_store, token), cancellationToken).ConfigureAwait(false);
        return (answer.End == CallEnd.Answered, answer.Value);
    }

    /// <summary>Tells the store something; whether it heard is told back.</summary>
    public async ValueTask<bool> TellAsync(Func<IVerificationAttemptStore, CancellationToken, ValueTask> step, CancellationToken cancellationToken)
    {
        (bool isAnswered, _) = await AskAsync(Told, cancellationToken).ConfigureAwait(false);
        return isAnswered;

        async ValueTask<bool> Told(IVerificationAttemptStore store, CancellationToken token)
        {
            await step(store, token).AsTask().ConfigureAwait(false);
            return true;
        }
    }
}
