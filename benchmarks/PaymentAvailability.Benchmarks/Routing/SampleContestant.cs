namespace PaymentAvailability.Benchmarks;

/// <summary>Draws a rate for one channel in one decision after the other.</summary>
internal sealed class SampleContestant : IContestant
{
    private readonly LearnedRates _rates = new(new ChannelRankingOptions().MeanPaymentsBetweenChanges);
    private readonly int _draws;
    private ulong _next;

    public SampleContestant(int draws)
    {
        _draws = draws;
        for (int i = 0; i < 1_000; i++)
            _rates.Record(new ChannelOutcome { Channel = "netsunion", Outcome = i % 17 == 0 ? PaymentOutcome.Failed : PaymentOutcome.Succeeded, ReportedAt = default });
    }

    public string Name => "sample";

    public long AnswerAll()
    {
        double sum = 0;
        for (int i = 0; i < _draws; i++)
        {
            var random = new DecisionRandom(new ResolutionId(_next++), 17, ChancePurpose.Rate);
            sum += _rates.Sample("netsunion", ref random);
        }

        return (long)sum;
    }

    public string Explain(int question) => "";
}
