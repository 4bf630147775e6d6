namespace PaymentAvailability;

/// <summary>Tells what state channels are in now. Several providers can be registered; a channel is usable when none of them closes it.</summary>
/// <remarks>
/// Must be safe for concurrent use. Return the same snapshot instance as long as nothing changes: what follows from a snapshot is
/// worked out once for each instance.
/// </remarks>
public interface IChannelStatusProvider
{
    /// <summary>The current states.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the answer is too late.</param>
    ValueTask<ChannelStatusSnapshot> GetStatusAsync(CancellationToken cancellationToken);
}
