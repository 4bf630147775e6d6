namespace PaymentAvailability;

/// <summary>Tells the states of channels from memory, for the moment a resolution took from the clock. Safe for concurrent use.</summary>
internal interface IChannelStatusReader
{
    /// <summary>The states at <paramref name="at"/>; the same instance until one changes.</summary>
    ChannelStatusSnapshot SnapshotAt(DateTimeOffset at);
}
