using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Channel states that an operator or the host's own monitoring set. They win over everything that is measured or announced. Registered by default.</summary>
/// <remarks>Safe for concurrent use; a reader sees the states before or after a change, never in between.</remarks>
public sealed class ChannelStatusBoard : IChannelStatusProvider, IChannelStatusReader
{
    private readonly Lock _writing = new();
    private ImmutableDictionary<ChannelKey, ChannelStatus> _statuses = ImmutableDictionary.Create<ChannelKey, ChannelStatus>(ChannelKey.Comparer);
    private volatile ChannelStatusSnapshot _snapshot = ChannelStatusSnapshot.Empty;

    /// <summary>Something was set or cleared; raised after it can be read.</summary>
    internal event Action? Changed;

    /// <summary>What is set now, expired or not.</summary>
    public ChannelStatusSnapshot Current => _snapshot;

    /// <summary>Sets the state of a channel, replacing the one it has.</summary>
    /// <remarks>
    /// <see cref="ChannelState.Healthy"/> opens a channel that is measured to be down; <see cref="ChannelState.Disabled"/> closes one
    /// that works. Without <see cref="ChannelStatus.Expires"/> it stays until it is set again or cleared.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="status"/> is <see langword="null"/>.</exception>
    public void Set(ChannelStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        Write(statuses => statuses.SetItem(ChannelKey.Of(status), status));
    }

    /// <summary>Sets the state of a channel.</summary>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="state">Its state.</param>
    /// <param name="expectedEnd">When it is expected to leave the state, where known; payers are told this time, and nothing happens then.</param>
    public void Set(string channel, ChannelState state, DateTimeOffset? expectedEnd = null) =>
        Set(new ChannelStatus { Channel = channel, State = state, ExpectedEnd = expectedEnd });

    /// <summary>Switches a channel on or off for a while, whatever is measured.</summary>
    /// <param name="channel">The identifier of the channel, as in the catalog.</param>
    /// <param name="on">Whether it is to be used.</param>
    /// <param name="by">Who switches it or why, such as <c>ops.settlement_check</c>; 1 to 64 plain characters that cannot be personal.</param>
    /// <param name="expires">When the switch ends by itself; <see langword="null"/> for when it is cleared.</param>
    /// <exception cref="ArgumentException"><paramref name="by"/> is no safe token. The message does not repeat it.</exception>
    public void Switch(string channel, bool on, string by, DateTimeOffset? expires) => Set(new ChannelStatus
    {
        Channel = channel,
        State = on ? ChannelState.Healthy : ChannelState.Disabled,
        SetBy = by,
        Expires = expires,
        ExpectedEnd = expires,
    });

    /// <summary>Takes back what was set for a channel, its banks and methods included, so that what is measured and announced counts again.</summary>
    public void Clear(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Write(statuses => statuses.RemoveRange(statuses.Keys.Where(key => string.Equals(key.Channel, channel, StringComparison.OrdinalIgnoreCase))));
    }

    internal void Clear(ChannelKey key) => Write(statuses => statuses.Remove(key));

    /// <inheritdoc/>
    public ValueTask<ChannelStatusSnapshot> GetStatusAsync(CancellationToken cancellationToken) => new(_snapshot);

    ChannelStatusSnapshot IChannelStatusReader.SnapshotAt(DateTimeOffset at) => _snapshot;

    private void Write(Func<ImmutableDictionary<ChannelKey, ChannelStatus>, ImmutableDictionary<ChannelKey, ChannelStatus>> change)
    {
        lock (_writing)
        {
            _statuses = change(_statuses);
            _snapshot = new ChannelStatusSnapshot(_statuses.Values);
        }

        Changed?.Invoke();
    }
}
