namespace PaymentAvailability;

/// <summary>What is wrong with the options of a ranking, each with its path, its value and how to mend it.</summary>
internal static class ChannelRankingFaults
{
    private const double FewestPayments = 100;
    private const double MostPayments = 100_000_000;

    public static IEnumerable<string> Of(string path, ChannelRankingOptions? options)
    {
        if (options is null)
        {
            yield return $"{path} is missing; leave it at its default or set its properties";
            yield break;
        }

        if (!Enum.IsDefined(options.Policy))
        {
            yield return $"{path}.Policy: `{options.Policy}` is no policy; use `Fixed`, `HealthFirst` or `LearnedRate`";
        }

        if (options.TrialShare is not (>= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"{path}.TrialShare: `{options.TrialShare}` is out of range; use 0 to 1");
        }

        if (options.MeanPaymentsBetweenChanges is not (>= FewestPayments and <= MostPayments))
        {
            yield return FormattableString.Invariant(
                $"{path}.MeanPaymentsBetweenChanges: `{options.MeanPaymentsBetweenChanges}` is out of range; use {FewestPayments} to {MostPayments}");
        }

        foreach ((string channel, double cost) in options.Costs)
        {
            if (cost is not (>= 0 and <= 1))
            {
                yield return FormattableString.Invariant($"{path}.Costs[{channel}]: `{cost}` is out of range; use a share of a payment's value, 0 to 1");
            }
        }
    }
}
