namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="VerificationOptions"/>: each fault with its path and how to mend it, and never the secret.</summary>
internal static class VerificationFaults
{
    private const int ShortestSecret = 16;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static IEnumerable<string> Find(VerificationOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        faults.CheckRange($"{path}.MaximumAge", options.MaximumAge, Second, Day);
        faults.CheckRange($"{path}.MaximumAnswers", options.MaximumAnswers, 1, 100);
        faults.CheckRange($"{path}.AnswerWindow", options.AnswerWindow, Second, Day);
        faults.CheckRange($"{path}.CoolDown", options.CoolDown, Second, Day);
        faults.CheckRange($"{path}.MaximumStarts", options.MaximumStarts, 1, 100);
        faults.CheckRange($"{path}.StartWindow", options.StartWindow, Second, Day);
        faults.CheckRange($"{path}.StartInterval", options.StartInterval, TimeSpan.Zero, TimeSpan.FromHours(1));
        faults.CheckRange($"{path}.ChallengeLifetime", options.ChallengeLifetime, Second, Day);
        faults.CheckRange($"{path}.ProviderTimeout", options.ProviderTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        faults.CheckRange($"{path}.MaximumStuckCalls", options.MaximumStuckCalls, 1, 1_000);
        faults.CheckRange($"{path}.MaximumTracked", options.MaximumTracked, 100, 10_000_000);
        if (options.Secret is { Length: < ShortestSecret })
        {
            faults.Add($"{path}.Secret is shorter than {ShortestSecret} characters; use as many random ones, or leave it out for the store in memory");
        }

        return faults;
    }
}
