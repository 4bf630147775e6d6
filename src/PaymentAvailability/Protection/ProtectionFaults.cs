namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="ProtectionOptions"/> and <see cref="BreakerOptions"/>, and what contradicts itself without being wrong.</summary>
internal static class ProtectionFaults
{
    public static IEnumerable<string> Find(ProtectionOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        if (options.Timeout is { } timeout)
        {
            faults.CheckRange($"{path}.Timeout", timeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        }

        if (options.MaximumWait is { } wait)
        {
            faults.CheckRange($"{path}.MaximumWait", wait, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }

        faults.CheckRange($"{path}.MaximumConcurrency", options.MaximumConcurrency, 1, 10_000);
        faults.CheckRange($"{path}.MaximumBatch", options.MaximumBatch, 1, 1_000);
        faults.CheckRange($"{path}.FreshFor", options.FreshFor, TimeSpan.Zero, TimeSpan.FromHours(1));
        faults.CheckRange($"{path}.RememberFor", options.RememberFor, TimeSpan.Zero, TimeSpan.FromDays(1));
        faults.CheckRange($"{path}.MaximumRemembered", options.MaximumRemembered, 1, 10_000_000);
        faults.CheckRange($"{path}.RetryShare", options.RetryShare, 0, 1);
        faults.CheckRange($"{path}.MaximumStuckCalls", options.MaximumStuckCalls, 1, 1_000);
        faults.CheckRange($"{path}.RetryAfter", options.RetryAfter, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        faults.AddRange(Find(options.Breaker, $"{path}.Breaker"));
        return faults;
    }

    /// <summary>What can be meant but hardly is: each with the values that do not go together.</summary>
    /// <param name="options">Options without faults.</param>
    /// <param name="path">Where they are.</param>
    /// <param name="deadline">How long a resolution may take.</param>
    public static IEnumerable<string> FindContradictions(ProtectionOptions options, string path, TimeSpan deadline)
    {
        if (options.Timeout > deadline)
        {
            yield return $"{path}.Timeout: `{options.Timeout}` is longer than the deadline of a resolution, `{deadline}`, so that calls go on for nobody";
        }

        if (options.MaximumWait >= deadline)
        {
            yield return $"{path}.MaximumWait: `{options.MaximumWait}` leaves nothing of the deadline of a resolution, `{deadline}`, for the call itself";
        }

        if (options.RememberFor > TimeSpan.Zero && options.RememberFor < options.FreshFor)
        {
            yield return $"{path}.RememberFor: `{options.RememberFor}` is shorter than FreshFor, `{options.FreshFor}`, so that nothing stands in when no fresh answer can be had";
        }
    }

    public static IEnumerable<string> Find(BreakerOptions? breaker, string path)
    {
        if (breaker is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        faults.CheckRange($"{path}.FailureShare", breaker.FailureShare, double.Epsilon, 1);
        faults.CheckRange($"{path}.MinimumCalls", breaker.MinimumCalls, 2, 1_000_000);
        faults.CheckRange($"{path}.Sampling", breaker.Sampling, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1));
        faults.CheckRange($"{path}.BreakFor", breaker.BreakFor, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1));
        return faults;
    }
}
