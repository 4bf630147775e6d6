namespace PaymentAvailability;

/// <summary>
/// Lets several instances see an outage together: each tells its own sums a window, and learns those of the others. There is no leader,
/// and nothing is counted twice, because sums are told whole and each instance takes in only what is new.
/// </summary>
/// <remarks>Must be safe for concurrent use. <see cref="InMemoryChannelHealthExchange"/> serves the instances of one process.</remarks>
public interface IChannelHealthExchange
{
    /// <summary>Keeps what one instance tells, in place of what it told before, and returns the latest of each other instance.</summary>
    /// <param name="own">What the instance knows. Its counts cover its latest windows only; older ones it told need not be kept.</param>
    /// <param name="cancellationToken">Cancelled when the answer is too late; what was told may or may not have been kept.</param>
    /// <returns>The latest share of every other instance that was heard of lately, in any order.</returns>
    ValueTask<IReadOnlyList<ChannelHealthShare>> ExchangeAsync(ChannelHealthShare own, CancellationToken cancellationToken);
}
