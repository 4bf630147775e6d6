namespace PaymentAvailability;

/// <summary>
/// Asks a store over a network what the attempts for orders amount to: many orders at once, and each anew, because an attempt that was begun
/// before a question must be in its answer. Safe for concurrent use.
/// </summary>
internal sealed class OrderProgressLoader
{
    private readonly IOrderProgressSource _source;
    private readonly TimeProvider _time;
    private readonly BatchLoader<Answer> _loader;

    /// <param name="source">The store.</param>
    /// <param name="options">How it is protected; what would remember answers does not count.</param>
    /// <param name="deadline">How long a resolution may take unless it says otherwise.</param>
    /// <param name="time">The clock.</param>
    public OrderProgressLoader(IOrderProgressSource source, ProtectionOptions options, TimeSpan deadline, TimeProvider time)
    {
        _source = source;
        _time = time;
        _loader = new BatchLoader<Answer>(LoadAsync, options, deadline, time, isFreshOnly: true);
    }

    /// <summary>What the attempts for an order amount to, or nothing with why that is not known.</summary>
    public async ValueTask<(OrderProgress? Progress, GateVerdict? Unknown)> FindAsync(string orderId, GateContext context, CancellationToken cancellationToken)
    {
        Loaded<Answer> loaded = await _loader.LoadAsync(orderId, context.At, context.Deadline, cancellationToken).ConfigureAwait(false);
        return loaded.Status switch
        {
            LoadStatus.Found => (loaded.Value!.Progress, null),
            LoadStatus.Absent => (OrderProgress.None, null),
            _ => (null, GateVerdict.UnknownFor(loaded)),
        };
    }

    private async ValueTask<IReadOnlyDictionary<string, Answer>> LoadAsync(IReadOnlyList<string> orderIds, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, OrderProgress> found = await _source.GetProgressAsync(orderIds, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return found.ToDictionary(entry => entry.Key, entry => new Answer(entry.Value), StringComparer.Ordinal);
    }

    private sealed record Answer(OrderProgress Progress);
}
