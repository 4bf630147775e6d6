namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="DecisionOptions"/>: each fault with its path, its value and how to mend it.</summary>
internal static class DecisionFaults
{
    public static IEnumerable<string> Find(DecisionOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        faults.CheckRange($"{path}.MaximumWaiting", options.MaximumWaiting, 1, 1_000_000);
        faults.CheckRange($"{path}.MaximumBatch", options.MaximumBatch, 1, 10_000);
        faults.CheckRange($"{path}.Timeout", options.Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        faults.CheckRange($"{path}.RetryAfter", options.RetryAfter, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        return faults;
    }
}
