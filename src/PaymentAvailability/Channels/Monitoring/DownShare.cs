namespace PaymentAvailability;

/// <summary>Keeps statistics from closing everything: only a share of the channels may be down by them at a time, and never all.</summary>
/// <remarks>For one thread at a time. The thought is Envoy's <c>max_ejection_percent</c> of its outlier detection.</remarks>
internal sealed class DownShare
{
    private readonly double _share;
    private readonly Func<IEnumerable<string>> _channels;
    private readonly IReadOnlyDictionary<string, ChannelWatch> _watches;

    /// <param name="share">The largest share that may be down.</param>
    /// <param name="channels">The channels of the catalog in use.</param>
    /// <param name="watches">The channels under watch.</param>
    public DownShare(double share, Func<IEnumerable<string>> channels, IReadOnlyDictionary<string, ChannelWatch> watches)
    {
        _share = share;
        _channels = channels;
        _watches = watches;
    }

    /// <summary>Whether <paramref name="key"/> may go down: a channel among those of the catalog, a bank or method among the channels that serve it.</summary>
    public bool MayGoDown(ChannelKey key)
    {
        int all = 0;
        int down = 0;
        foreach (string channel in _channels())
        {
            TrafficHealth? health = _watches.TryGetValue(channel, out ChannelWatch? watch) ? watch.FindPart(key) : null;
            bool isSelf = string.Equals(channel, key.Channel, StringComparison.OrdinalIgnoreCase);
            bool counts = health is not null || (key.Bank is null && key.Method is null);
            all += counts ? 1 : 0;
            down += counts && !isSelf && health?.State == ChannelState.Down ? 1 : 0;
        }

        // A recovering channel that fails its trial was down before, and its place may be taken: then it stays open as degraded.
        int most = Math.Min((int)(all * _share), all - 1);
        return down < most;
    }
}
