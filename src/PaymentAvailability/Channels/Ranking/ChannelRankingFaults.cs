namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="ChannelRankingOptions"/>: each fault with its path, its value and how to mend it.</summary>
internal static class ChannelRankingFaults
{
    public static IEnumerable<string> Find(ChannelRankingOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        if (!Enum.IsDefined(options.Policy))
        {
            faults.Add($"{path}.Policy: `{options.Policy}` is no policy; use `Fixed`, `HealthFirst` or `LearnedRate`");
        }

        faults.CheckRange($"{path}.TrialShare", options.TrialShare, 0, 1);
        faults.CheckRange($"{path}.MeanPaymentsBetweenChanges", options.MeanPaymentsBetweenChanges, 100, 100_000_000);
        foreach ((string channel, double cost) in options.Costs)
        {
            if (cost is not (>= 0 and <= 1))
            {
                faults.Add(FormattableString.Invariant($"{path}.Costs[{channel}]: `{cost}` is out of range; use a share of a payment's value, 0 to 1"));
            }
        }

        return faults;
    }
}
