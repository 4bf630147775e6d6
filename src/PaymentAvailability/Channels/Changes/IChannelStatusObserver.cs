namespace PaymentAvailability;

/// <summary>Is told when a channel changes its state: to page somebody, to write a line in a chat, to keep a record.</summary>
/// <remarks>
/// Calls of one observer never overlap and come in order, each change at most once. An observer that throws or takes too long costs only
/// itself: it is told of the next change when the call has ended, and of the oldest ones not at all when too many have come meanwhile
/// (<see cref="ChannelStatusChange.Sequence"/> then has a gap). Changes of before the host started are not told.
/// </remarks>
public interface IChannelStatusObserver
{
    /// <summary>Takes notice of a change.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="cancellationToken">Cancelled when the call takes longer than <see cref="ChannelChangeOptions.ObserverTimeout"/>, or the host stops.</param>
    ValueTask OnChangeAsync(ChannelStatusChange change, CancellationToken cancellationToken);
}
