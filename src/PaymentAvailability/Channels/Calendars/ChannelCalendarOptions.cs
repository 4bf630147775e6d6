namespace PaymentAvailability;

/// <summary>The calendars of channels. Validated when the host starts, every fault at once.</summary>
public sealed class ChannelCalendarOptions
{
    /// <summary>Calendars by channel; the case of the channel's identifier does not matter.</summary>
    public IDictionary<string, ChannelCalendarDefinition> Calendars { get; } =
        new Dictionary<string, ChannelCalendarDefinition>(StringComparer.OrdinalIgnoreCase);
}
