namespace PaymentAvailability;

/// <summary>Finds what is wrong with the options of verification.</summary>
internal static class VerificationOptionFaults
{
    private const int ShortestSecret = 16;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static List<string> Find(VerificationOptions? options, string path)
    {
        var faults = new List<string>();
        if (options is null)
        {
            faults.Add($"{path} is missing; leave it at its default or set its properties");
            return faults;
        }

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
