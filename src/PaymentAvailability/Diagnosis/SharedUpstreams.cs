namespace PaymentAvailability;

/// <summary>Finds channels that failed together because what they depend on failed: the fewest upstreams that explain it.</summary>
internal sealed class SharedUpstreams
{
    private readonly PaymentCatalog _catalog;
    private readonly Dictionary<string, string> _upstreamOfChannel = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="catalog">Names the upstreams of channels.</param>
    /// <param name="failed">The channels that do not work, by identifier.</param>
    public SharedUpstreams(PaymentCatalog catalog, IReadOnlySet<string> failed)
    {
        _catalog = catalog;
        if (failed.Count > 1)
        {
            Explain(failed);
        }
    }

    /// <summary>The upstream that explains why a channel does not work together with others, or nothing.</summary>
    public string? UpstreamOf(string channel) => _upstreamOfChannel.GetValueOrDefault(channel);

    /// <summary>What has to work again for a reason to go away, by the identifier of the catalog: an upstream, a channel, a network or a bank.</summary>
    public string? SubjectOf(Reason reason) =>
        ChannelOf(reason) is { } channel ? UpstreamOf(channel) ?? _catalog.FindChannel(channel)?.Id ?? channel
        : reason.FindToken("network") ?? reason.FindToken("bank");

    /// <summary>The channel that a reason says does not work, or nothing.</summary>
    public static string? ChannelOf(Reason reason) =>
        reason.Definition.LiftedBy == ChangeKind.RestoreChannel ? reason.FindToken("channel") : null;

    // The upstream that explains most comes first; a channel has one explanation.
    private void Explain(IReadOnlySet<string> failed)
    {
        var dependents = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (PaymentChannel channel in _catalog.Channels)
        {
            foreach (string upstream in channel.Upstreams)
            {
                ListOf(upstream).Add(channel.Id);
            }
        }

        foreach ((string upstream, List<string> channels) in dependents)
        {
            if (_catalog.FindChannel(upstream) is { } itself && !channels.Contains(itself.Id))
            {
                channels.Add(itself.Id);
            }
        }

        foreach ((string upstream, List<string> channels) in dependents
            .Where(each => each.Value.Count > 1 && each.Value.TrueForAll(failed.Contains))
            .OrderByDescending(each => each.Value.Count)
            .ThenBy(each => each.Key, StringComparer.Ordinal))
        {
            foreach (string channel in channels)
            {
                _upstreamOfChannel.TryAdd(channel, upstream);
            }
        }

        List<string> ListOf(string upstream) =>
            dependents.TryGetValue(upstream, out List<string>? channels) ? channels : dependents[upstream] = [];
    }
}
