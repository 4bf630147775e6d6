namespace PaymentAvailability;

/// <summary>What the states of channels mean for the order of routes. Immutable, made once for each snapshot and catalog.</summary>
internal sealed class ChannelTiers
{
    private readonly ChannelStatus?[] _whole;
    private readonly ChannelStatus[]?[] _parts;

    public ChannelTiers(ChannelStatusSnapshot snapshot, PaymentCatalog catalog)
    {
        Snapshot = snapshot;
        _whole = new ChannelStatus?[catalog.Channels.Length];
        _parts = new ChannelStatus[]?[catalog.Channels.Length];
        IsEveryChannelUsable = true;
        foreach (ChannelStatus status in snapshot.Statuses)
        {
            if (catalog.FindChannel(status.Channel) is not { } channel)
            {
                continue;
            }

            IsEveryChannelUsable &= HealthTiers.TierOf(status.State) == HealthTier.Usable;
            if (status.IsOfWholeChannel)
            {
                _whole[channel.Index] = status;
            }
            else
            {
                _parts[channel.Index] = [.. _parts[channel.Index] ?? [], status];
            }
        }
    }

    public ChannelStatusSnapshot Snapshot { get; }

    /// <summary>Whether nothing speaks against any channel.</summary>
    public bool IsEveryChannelUsable { get; }

    /// <summary>The state of the whole channel, where known.</summary>
    public ChannelStatus? StatusOf(PaymentChannel channel) => _whole[channel.Index];

    /// <summary>How far a route can be relied on with an instrument: what is said of the channel, of the bank and of the method, the worst of them.</summary>
    public HealthTier TierOf(PaymentRoute route, PaymentInstrument? instrument)
    {
        ChannelStatus? whole = _whole[route.Channel.Index];
        HealthTier tier = whole is null ? HealthTier.Usable : HealthTiers.TierOf(whole.State);
        foreach (ChannelStatus part in _parts[route.Channel.Index] ?? [])
        {
            if (HealthTiers.TierOf(part.State) > tier && Concerns(part, route, instrument))
            {
                tier = HealthTiers.TierOf(part.State);
            }
        }

        return tier;
    }

    private static bool Concerns(ChannelStatus part, PaymentRoute route, PaymentInstrument? instrument) =>
        (part.Bank is null || string.Equals(part.Bank, instrument?.Bank, StringComparison.OrdinalIgnoreCase))
        && (part.Method is null || string.Equals(part.Method, route.Method.Id, StringComparison.OrdinalIgnoreCase));
}
