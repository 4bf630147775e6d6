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

    /// <summary>
    /// Adds a hold, all of it in one step, unless it was added before or one of its changes <see cref="CounterChange.Fits">does not fit</see>; and
    /// reads what its counters stand at then. Of several that come together and do not all fit, those that were added fit.
    /// </summary>
    /// <param name="hold">What to add.</param>
    /// <param name="readings">Takes the reading of each change, in the same place, what was added included; as long as the changes, or empty when they do not matter.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What came of it. A hold that was added before, ended or not, changes nothing, unless it <see cref="CounterHold.ReplacesEnded">replaces</see> one that has ended.</returns>
    ValueTask<HoldAnswer> HoldAsync(CounterHold hold, Memory<CounterReading> readings, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a hold. As long as it is remembered it may be ended otherwise later, as when a settlement file contradicts the channel: what that changes is
    /// taken back then, or added again, in the segments where it was. Ending it as it ended before changes nothing.
    /// </summary>
    /// <param name="id">The hold; one that is not known changes nothing.</param>
    /// <param name="outcome">How it ends.</param>
    /// <param name="at">The current time.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>Whether it was known and had another end or none.</returns>
    ValueTask<bool> SettleAsync(string id, HoldOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken);
}
