namespace PaymentAvailability;

/// <summary>Keeps counters: how often and how much a payer, a card, a device … paid within a time. Registered by default: one in memory, for one process.</summary>
/// <remarks>
/// Time is told by the caller. A store may forget what is in no window any more, and when it is full, what was added to least and longest
/// ago. Must be safe for concurrent use.
/// </remarks>
public interface ICounterStore
{
    /// <summary>Reads many counters, as of one moment.</summary>
    /// <param name="queries">What to read.</param>
    /// <param name="readings">Takes the reading of each query, in the same place; as long as <paramref name="queries"/>. Not to be written to after the task ended.</param>
    /// <param name="at">The moment.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    ValueTask ReadAsync(
        ReadOnlyMemory<CounterQuery> queries, Memory<CounterReading> readings, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Adds a hold, all of it in one step, unless it was added before; and reads what its counters stand at then.</summary>
    /// <param name="hold">What to add.</param>
    /// <param name="readings">Takes the reading of each change, in the same place, what was added included; as long as the changes, or empty when they do not matter.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Whether it was added now. A hold that was added before, settled or not, changes nothing.</returns>
    ValueTask<bool> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken);

    /// <summary>Ends a hold: what it added stays, or is taken back but for <see cref="CounterChange.Stays"/>. Ending it again changes nothing.</summary>
    /// <param name="id">The hold; one that is not known changes nothing.</param>
    /// <param name="isKept">Whether what it added stays.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Whether there was such a hold without an end.</returns>
    ValueTask<bool> SettleAsync(string id, bool isKept, DateTimeOffset at, CancellationToken cancellationToken);
}
