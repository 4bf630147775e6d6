namespace PaymentAvailability.Benchmarks;

/// <summary>The library: its learned rates and its chance, by the identifiers of resolutions, with the options it comes with.</summary>
internal sealed class LearnedRouter : IRouter
{
    private readonly LearnedRates _rates;
    private readonly ResolutionIdSource _ids;
    private readonly string[] _channels;
    private readonly ulong[] _keys;

    public LearnedRouter(int seed, int channels)
    {
        _rates = new LearnedRates(new ChannelRankingOptions().MeanPaymentsBetweenChanges);
        _ids = new ResolutionIdSource((ulong)seed);
        _channels = [.. Enumerable.Range(0, channels).Select(channel => $"channel {channel}")];
        _keys = [.. _channels.Select(DecisionRandom.KeyOf)];
    }

    public int Choose(int payment)
    {
        ResolutionId decision = _ids.Next();
        int best = 0;
        double highest = double.NegativeInfinity;
        for (int channel = 0; channel < _channels.Length; channel++)
        {
            var random = new DecisionRandom(decision, _keys[channel], ChancePurpose.Rate);
            double rate = _rates.Sample(_channels[channel], ref random);
            if (rate > highest)
                (best, highest) = (channel, rate);
        }

        return best;
    }

    public void Learn(int payment, int channel, bool isSuccess) => _rates.Record(new ChannelOutcome
    {
        Channel = _channels[channel],
        Outcome = isSuccess ? PaymentOutcome.Succeeded : PaymentOutcome.Failed,
        ReportedAt = default,
    });
}
