namespace PaymentAvailability.Benchmarks;

/// <summary>Takes in outcomes of three channels, one after the other.</summary>
internal sealed class RateRecordContestant(int outcomes) : IContestant
{
    private static readonly string[] Channels = ["netsunion", "unionpay", "bank"];

    private readonly LearnedRates _rates = new(new ChannelRankingOptions().MeanPaymentsBetweenChanges);

    public string Name => "record";

    public long AnswerAll()
    {
        for (int i = 0; i < outcomes; i++)
        {
            _rates.Record(new ChannelOutcome
            {
                Channel = Channels[i % Channels.Length],
                Outcome = i % 17 == 0 ? PaymentOutcome.Failed : PaymentOutcome.Succeeded,
                ReportedAt = default,
            });
        }

        return outcomes;
    }

    public string Explain(int question) => "";
}
