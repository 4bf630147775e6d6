namespace PaymentAvailability.Tests;

public sealed class LearnedRatesTests
{
    [Theory]
    [InlineData(PaymentOutcome.Succeeded, true)]
    [InlineData(PaymentOutcome.Declined, true)]
    [InlineData(PaymentOutcome.Failed, false)]
    public void Only_a_failure_speaks_against_a_channel(PaymentOutcome outcome, bool isGood)
    {
        double mean = MeanAfter(new LearnedRates(20_000), outcome);

        (mean > 0.9).Should().Be(isGood);
        (mean < 0.1).Should().Be(!isGood);
    }

    [Theory]
    [InlineData(PaymentOutcome.Ignored, PaymentOutcome.Succeeded)]
    [InlineData(PaymentOutcome.Unknown, PaymentOutcome.Ignored)]
    public void What_says_nothing_teaches_nothing(PaymentOutcome outcome, PaymentOutcome unknownCountsAs) =>
        MeanAfter(new LearnedRates(20_000, unknownCountsAs), outcome).Should().BeApproximately(0.5, 0.05);

    [Fact]
    public void Unknown_counts_as_it_is_told_to() => MeanAfter(new LearnedRates(20_000, PaymentOutcome.Failed), PaymentOutcome.Unknown).Should().BeLessThan(0.1);

    [Fact]
    public void Names_that_no_catalog_has_do_not_fill_the_memory_and_case_does_not_matter()
    {
        var rates = new LearnedRates(20_000);
        MeanAfter(rates, PaymentOutcome.Failed, "NetsUnion");
        for (int i = 0; i < 20_000; i++)
            rates.Record(Outcome($"nonsense {i}", PaymentOutcome.Succeeded));

        rates.Channels.Should().BeLessThanOrEqualTo(10_000);
        Mean(rates, "NETSUNION").Should().BeLessThan(0.9);
    }

    private static double MeanAfter(LearnedRates rates, PaymentOutcome outcome, string channel = "netsunion")
    {
        for (int i = 0; i < 100; i++)
            rates.Record(Outcome(channel, outcome));
        return Mean(rates, channel);
    }

    private static double Mean(LearnedRates rates, string channel) => Enumerable.Range(0, 2_000).Average(i =>
    {
        var chance = new DecisionRandom(new ResolutionId((ulong)i), 7, ChancePurpose.Rate);
        return rates.Sample(channel, ref chance);
    });

    private static ChannelOutcome Outcome(string channel, PaymentOutcome outcome) => new() { Channel = channel, Outcome = outcome, ReportedAt = default };
}
