namespace PaymentAvailability;

/// <summary>Finds what a resolution goes by to put routes in order. Safe for concurrent use; takes no lock.</summary>
internal sealed class ChannelRanker
{
    private readonly ChannelRankingOptions _options;
    private readonly IChannelStatusReader _statuses;
    private readonly LearnedRates _rates;
    private readonly IChannelRanking? _own;
    private volatile RankingView? _last;

    /// <param name="options">The policy and its numbers.</param>
    /// <param name="statuses">The states of channels.</param>
    /// <param name="rates">What outcomes tell.</param>
    /// <param name="own">The host's own ranking, if it has one.</param>
    public ChannelRanker(ChannelRankingOptions options, IChannelStatusReader statuses, LearnedRates rates, IChannelRanking? own = null)
    {
        _options = options;
        _statuses = statuses;
        _rates = rates;
        _own = own;
    }

    /// <summary>What holds for one payment. Allocates nothing as long as the states and the catalog stay and no channel is scored.</summary>
    public RankingView ViewFor(GateContext payment, ResolutionId decision)
    {
        ChannelStatusSnapshot snapshot = _statuses.SnapshotAt(payment.At);
        RankingView? view = _last;
        if (view is null || !ReferenceEquals(view.Kinship.Catalog, payment.Catalog) || !ReferenceEquals(view.Health.Snapshot, snapshot))
        {
            ChannelKinship kinship = ReferenceEquals(view?.Kinship.Catalog, payment.Catalog) ? view.Kinship : new ChannelKinship(payment.Catalog);
            _last = view = new RankingView(_options, kinship, new ChannelTiers(snapshot, payment.Catalog));
        }

        return view.IsFixed ? view
            : _own is not null ? ScoredByHost(view, _own, payment, decision)
            : _options.Policy == ChannelRankingPolicy.LearnedRate ? ScoredByRate(view, decision)
            : view;
    }

    private RankingView ScoredByRate(RankingView view, ResolutionId decision)
    {
        var scores = new double[view.Kinship.Catalog.Channels.Length];
        foreach (PaymentChannel channel in view.Kinship.Compared)
        {
            var random = new DecisionRandom(decision, view.Kinship.KeyOf(channel), ChancePurpose.Rate);
            scores[channel.Index] = _rates.Sample(channel.Id, ref random) - CostOf(channel);
        }

        return new RankingView(_options, view.Kinship, view.Health, scores);
    }

    // A ranking that fails for one channel is not trusted for another: half an order is worse than none.
    private RankingView ScoredByHost(RankingView view, IChannelRanking own, GateContext payment, ResolutionId decision)
    {
        var scores = new double[view.Kinship.Catalog.Channels.Length];
        foreach (PaymentChannel channel in view.Kinship.Compared)
        {
            double score;
            try
            {
                score = own.Score(new ChannelDecision(channel, view.Health.StatusOf(channel), CostOf(channel), decision, payment));
            }
#pragma warning disable CA1031 // Whatever foreign code throws costs its own part of the answer.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return Without(exception.GetType().Name);
            }

            if (double.IsNaN(score))
            {
                return Without("NaN");
            }

            scores[channel.Index] = score;
        }

        return new RankingView(_options, view.Kinship, view.Health, scores);

        RankingView Without(string fault) => new(_options, view.Kinship, view.Health, fault: fault);
    }

    private double CostOf(PaymentChannel channel) => _options.Costs.TryGetValue(channel.Id, out double cost) ? cost : 0;
}
