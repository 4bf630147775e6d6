namespace PaymentAvailability;

/// <summary>How the open routes of an option are put in order. Read when the host starts.</summary>
public sealed class ChannelRankingOptions
{
    /// <summary>By what. A ranking of the host's own takes the place of <see cref="ChannelRankingPolicy.LearnedRate"/>. Default <see cref="ChannelRankingPolicy.HealthFirst"/>.</summary>
    public ChannelRankingPolicy Policy { get; set; } = ChannelRankingPolicy.HealthFirst;

    /// <summary>
    /// In which share of decisions a degraded or recovering channel is ranked as if it worked, so that real payments show whether it does; in the others it comes
    /// last. 0 to 1, default 0.05: at ten payments a second one every two seconds.
    /// </summary>
    public double TrialShare { get; set; } = 0.05;

    /// <summary>
    /// For <see cref="ChannelRankingPolicy.LearnedRate"/>: how many payments, over any channel, pass on average until the success rate of one channel changes.
    /// 100 to 100 million, default 20,000. Smaller reacts sooner and tries the other channels more often.
    /// </summary>
    public double MeanPaymentsBetweenChanges { get; set; } = 20_000;

    /// <summary>
    /// For <see cref="ChannelRankingPolicy.LearnedRate"/>: what a payment over a channel costs, by the channel's identifier, as a share of a payment's value;
    /// 0.006 is 0.6 %. 0 to 1, default nothing. It is taken off the success rate: a channel that costs 0.006 more has to succeed 6 times more in 1,000.
    /// </summary>
    public IDictionary<string, double> Costs { get; } = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
}
