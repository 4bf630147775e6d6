namespace PaymentAvailability.Tests;

/// <summary>Ranks routes by default, when nothing is known of any channel.</summary>
internal static class TestRanking
{
    public static ChannelRanker Ranker { get; } = new(new ChannelRankingOptions(), new ChannelStatusBoard(), new LearnedRates(20_000));

    public static RankingView ViewOf(GateContext context) => Ranker.ViewFor(context, default);
}
