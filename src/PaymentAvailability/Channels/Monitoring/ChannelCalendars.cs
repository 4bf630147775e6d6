namespace PaymentAvailability;

/// <summary>The calendars of channels, by channel. Immutable.</summary>
internal sealed class ChannelCalendars
{
    public static ChannelCalendars None { get; } = new([]);

    public ChannelCalendars(IEnumerable<KeyValuePair<string, ChannelCalendar>> calendars) =>
        All = new Dictionary<string, ChannelCalendar>(calendars, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, ChannelCalendar> All { get; }
}
