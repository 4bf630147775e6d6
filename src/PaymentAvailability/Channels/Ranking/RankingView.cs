namespace PaymentAvailability;

/// <summary>What one resolution goes by to put routes in order; kept with its result, so that the order can be found again. Immutable.</summary>
internal sealed class RankingView
{
    private readonly ChannelRankingOptions _options;
    private readonly double[]? _scores;

    /// <param name="options">The policy, and the share of payments that a recovering channel gets.</param>
    /// <param name="kinship">The channels of the catalog.</param>
    /// <param name="health">Their states.</param>
    /// <param name="scores">How good each channel is, by its index; <see langword="null"/> for the order of the catalog.</param>
    /// <param name="fault">Why there are no scores although there should be, if so.</param>
    public RankingView(ChannelRankingOptions options, ChannelKinship kinship, ChannelTiers health, double[]? scores = null, string? fault = null)
    {
        _options = options;
        _scores = scores;
        Kinship = kinship;
        Health = health;
        Fault = fault;
    }

    public ChannelKinship Kinship { get; }

    public ChannelTiers Health { get; }

    /// <summary>Why the host's ranking gave no order, in a word; <see langword="null"/> when it did.</summary>
    public string? Fault { get; }

    public bool IsFixed => _options.Policy == ChannelRankingPolicy.Fixed;

    /// <summary>Whether the routes of a method stay as the catalog has them.</summary>
    public bool IsCatalogOrder(PaymentMethod method) =>
        IsFixed || (_scores is null && Health.IsEveryChannelUsable && !Kinship.HasKinAmong(method));

    /// <summary>Where a route belongs: by tier, and within the tier by score, the highest first.</summary>
    public (HealthTier Tier, double Score) PlaceOf(PaymentRoute route, PaymentInstrument? instrument, ResolutionId decision)
    {
        HealthTier tier = Health.TierOf(route, instrument);
        if (tier is HealthTier.Doubtful or HealthTier.LastResort && IsTrial(route.Channel, decision))
        {
            // Without scores it keeps its place in the catalog. Scores of a channel that was down would keep it from being tried at all.
            return (HealthTier.Usable, _scores is null ? 0 : double.PositiveInfinity);
        }

        return (tier, _scores is null ? 0 : _scores[route.Channel.Index]);
    }

    private bool IsTrial(PaymentChannel channel, ResolutionId decision)
    {
        var random = new DecisionRandom(decision, Kinship.KeyOf(channel), ChancePurpose.Trial);
        return random.NextDouble() < _options.TrialShare;
    }
}
