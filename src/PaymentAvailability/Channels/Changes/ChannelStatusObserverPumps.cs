using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>The pumps of all observers of one registration, a pump each. Started once and stopped once.</summary>
internal sealed class ChannelStatusObserverPumps(
    ChannelStatusFeed feed, IReadOnlyList<IChannelStatusObserver> observers, ChannelChangeOptions options, TimeProvider time, ILogger logger)
{
    private ChannelStatusObserverPump[] _pumps = [];

    public void Start() => _pumps = [.. observers.Select(observer => new ChannelStatusObserverPump(observer, feed, options, time, logger))];

    public Task StopAsync(CancellationToken cancellationToken)
    {
        ChannelStatusObserverPump[] pumps = _pumps;
        _pumps = [];
        return Task.WhenAll(pumps.Select(pump => pump.StopAsync(cancellationToken)));
    }
}
