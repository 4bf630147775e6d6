using System.Collections.Frozen;

namespace PaymentAvailability;

/// <summary>The states of channels at one moment. A channel that is not in it is taken as working. Immutable, safe for concurrent use.</summary>
public sealed class ChannelStatusSnapshot
{
    private readonly FrozenDictionary<string, ChannelStatus> _statuses;

    /// <summary>Creates a snapshot.</summary>
    /// <param name="statuses">One status a channel; of several for one channel the last counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statuses"/> or one of them is <see langword="null"/>.</exception>
    public ChannelStatusSnapshot(params IEnumerable<ChannelStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        var byChannel = new Dictionary<string, ChannelStatus>(StringComparer.OrdinalIgnoreCase);
        foreach (ChannelStatus status in statuses)
        {
            ArgumentNullException.ThrowIfNull(status, nameof(statuses));
            byChannel[status.Channel] = status;
        }

        _statuses = byChannel.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every channel is taken as working.</summary>
    public static ChannelStatusSnapshot Empty { get; } = new();

    /// <summary>The statuses, in no particular order.</summary>
    public IReadOnlyCollection<ChannelStatus> Statuses => _statuses.Values;

    /// <summary>The status of a channel, or <see langword="null"/> when the snapshot has none; case does not matter.</summary>
    public ChannelStatus? Find(string channel) => _statuses.GetValueOrDefault(channel);
}
