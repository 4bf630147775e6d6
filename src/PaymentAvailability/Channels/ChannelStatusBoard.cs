using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Channel states in memory, set by an operator or by the host's own monitoring. Registered by default.</summary>
/// <remarks>Safe for concurrent use; a reader sees the states before or after a change, never in between.</remarks>
public sealed class ChannelStatusBoard : IChannelStatusProvider
{
    private ImmutableDictionary<string, ChannelStatus> _statuses = ImmutableDictionary.Create<string, ChannelStatus>(StringComparer.OrdinalIgnoreCase);
    private volatile ChannelStatusSnapshot _snapshot = ChannelStatusSnapshot.Empty;
    private readonly Lock _writing = new();

    /// <summary>The current states.</summary>
    public ChannelStatusSnapshot Current => _snapshot;

    /// <summary>Sets the state of a channel, replacing the one it has.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="status"/> is <see langword="null"/>.</exception>
    public void Set(ChannelStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        lock (_writing)
        {
            Publish(_statuses.SetItem(status.Channel, status));
        }
    }

    /// <summary>Sets the state of a channel.</summary>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="state">Its state.</param>
    /// <param name="expectedEnd">When it is expected to leave the state, where known.</param>
    public void Set(string channel, ChannelState state, DateTimeOffset? expectedEnd = null) =>
        Set(new ChannelStatus { Channel = channel, State = state, ExpectedEnd = expectedEnd });

    /// <summary>Forgets the state of a channel, so that it is taken as working.</summary>
    public void Clear(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        lock (_writing)
        {
            Publish(_statuses.Remove(channel));
        }
    }

    /// <inheritdoc/>
    public ValueTask<ChannelStatusSnapshot> GetStatusAsync(CancellationToken cancellationToken) => new(_snapshot);

    private void Publish(ImmutableDictionary<string, ChannelStatus> statuses)
    {
        _statuses = statuses;
        _snapshot = new ChannelStatusSnapshot(statuses.Values);
    }
}
