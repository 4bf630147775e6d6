using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The states of channels at one moment. A channel that is not in it is taken as working. Immutable, safe for concurrent use.</summary>
public sealed class ChannelStatusSnapshot
{
    private readonly FrozenDictionary<string, ChannelStatus> _channels;
    private readonly FrozenDictionary<string, ImmutableArray<ChannelStatus>> _parts;

    /// <summary>Creates a snapshot.</summary>
    /// <param name="statuses">One status a channel, and one for each bank or method with a state of its own; of several for one the last counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statuses"/> or one of them is <see langword="null"/>.</exception>
    public ChannelStatusSnapshot(params IEnumerable<ChannelStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        var byKey = new Dictionary<ChannelKey, ChannelStatus>(ChannelKey.Comparer);
        foreach (ChannelStatus status in statuses)
        {
            ArgumentNullException.ThrowIfNull(status, nameof(statuses));
            byKey[ChannelKey.Of(status)] = status;
        }

        Statuses = [.. byKey.OrderBy(pair => pair.Key, ChannelKey.Comparer).Select(pair => pair.Value)];
        _channels = Statuses.Where(status => status.IsOfWholeChannel).ToFrozenDictionary(status => status.Channel, StringComparer.OrdinalIgnoreCase);
        _parts = Statuses.Where(status => !status.IsOfWholeChannel)
            .GroupBy(status => status.Channel, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(channel => channel.Key, channel => channel.ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every channel is taken as working.</summary>
    public static ChannelStatusSnapshot Empty { get; } = new();

    /// <summary>The statuses in the order of their channels, the whole channel before its banks and methods.</summary>
    public IReadOnlyList<ChannelStatus> Statuses { get; }

    /// <summary>What calendars announce for later.</summary>
    internal ImmutableArray<ChannelStatus> Coming { get; init; } = [];

    /// <summary>The status of a whole channel, or <see langword="null"/> when the snapshot has none; case does not matter.</summary>
    public ChannelStatus? Find(string channel) => _channels.GetValueOrDefault(channel);

    /// <summary>The statuses of banks and methods over a channel; case does not matter.</summary>
    public IReadOnlyList<ChannelStatus> FindParts(string channel) => _parts.TryGetValue(channel, out ImmutableArray<ChannelStatus> parts) ? parts : [];
}
