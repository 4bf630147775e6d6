namespace PaymentAvailability;

/// <summary>Reads the states of channels out of memory, for the moment a resolution took from the clock. Safe for concurrent use; never throws.</summary>
internal interface IChannelStatusReader
{
    /// <summary>The states at <paramref name="at"/>; the same instance until one changes, because what follows from a snapshot is worked out once for each.</summary>
    ChannelStatusSnapshot SnapshotAt(DateTimeOffset at);
}
