namespace PaymentAvailability;

/// <summary>Loads values from a dependency that answers many keys at once.</summary>
internal sealed class BatchLoader<TValue> : IDisposable
    where TValue : class
{
    private readonly Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, TValue>>> _load;

    public BatchLoader(
        Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, TValue>>> load, ProtectionOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _load = load;
    }

    /// <summary>Loads one value.</summary>
    /// <param name="key">What to load; compared ordinally.</param>
    /// <param name="budget">How long the caller can wait.</param>
    /// <param name="cancellationToken">The caller's; cancelling it throws, and is the only thing that does.</param>
    public async ValueTask<Loaded<TValue>> LoadAsync(string key, TimeSpan budget, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, TValue> found = await _load([key], cancellationToken).ConfigureAwait(false);
        return found.TryGetValue(key, out TValue? value) ? new(LoadStatus.Found, value) : new(LoadStatus.Absent);
    }

    public void Dispose()
    {
    }
}
