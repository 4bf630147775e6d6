using System.Collections.Immutable;
using HostIntegration.Operations;
using PaymentAvailability;

namespace HostIntegration.Payments;

/// <summary>Port three: a channel that operators switched off is disabled, any other is taken as working.</summary>
internal sealed class SwitchboardStatus : IChannelStatusProvider
{
    private readonly Switchboard _switchboard;
    private volatile Reading _last = new(ImmutableDictionary<string, DateTimeOffset?>.Empty, ChannelStatusSnapshot.Empty);

    public SwitchboardStatus(Switchboard switchboard) => _switchboard = switchboard;

    // The same snapshot as long as no switch moves: what follows from a snapshot is worked out once for each.
    public ValueTask<ChannelStatusSnapshot> GetStatusAsync(CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, DateTimeOffset?> off = _switchboard.Off;
        Reading last = _last;
        if (!ReferenceEquals(last.Off, off))
        {
            _last = last = new Reading(off, new ChannelStatusSnapshot(off.Select(Disabled)));
        }

        return new(last.Snapshot);
    }

    private static ChannelStatus Disabled(KeyValuePair<string, DateTimeOffset?> channel) =>
        new() { Channel = channel.Key, State = ChannelState.Disabled, ExpectedEnd = channel.Value };

    private sealed record Reading(ImmutableDictionary<string, DateTimeOffset?> Off, ChannelStatusSnapshot Snapshot);
}
