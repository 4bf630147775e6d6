using System.Collections.Frozen;

namespace PaymentAvailability;

/// <summary>The calendars of all channels of one registration, compiled. Immutable, safe for concurrent use.</summary>
internal sealed class ChannelCalendars
{
    private readonly FrozenDictionary<string, ChannelCalendar> _calendars;

    /// <param name="definitions">Valid ones, by channel.</param>
    public ChannelCalendars(IEnumerable<KeyValuePair<string, ChannelCalendarDefinition>> definitions) =>
        _calendars = definitions.ToFrozenDictionary(pair => pair.Key, pair => ChannelCalendarBuilder.Build(pair.Value), StringComparer.OrdinalIgnoreCase);

    public static ChannelCalendars None { get; } = new([]);

    /// <summary>Every channel that has a calendar, with it.</summary>
    public IReadOnlyDictionary<string, ChannelCalendar> All => _calendars;
}
