namespace PaymentAvailability;

/// <summary>Finds what <see cref="RiskOptions"/> name and nobody registered: only when the rules of the host and its model are known, a typing error can be told.</summary>
internal static class RiskReferenceFaults
{
    // The library's own rules may be named where they do not run: one is switched off by leaving out its options alone.
    private static readonly string[] BuiltIn =
        ["unusual_amount", "new_device", "new_place", "impossible_travel", "declines_in_a_row", "new_payee", "night_amount", "device_integrity"];

    /// <param name="options">The options.</param>
    /// <param name="running">The names of the rules that run.</param>
    /// <param name="hasModel">Whether anything gives a probability of fraud.</param>
    public static IReadOnlyList<string> Find(RiskOptions options, IEnumerable<string> running, bool hasModel)
    {
        var names = new SortedSet<string>([.. running, .. BuiltIn], StringComparer.OrdinalIgnoreCase);
        string choices = string.Join(", ", names.Select(static name => $"`{name}`"));
        var faults = new List<string>();
        foreach (string named in options.Rules.Keys.Where(named => !names.Contains(named)))
        {
            faults.Add($"Risk.Rules[{named}]: `{named}` names no rule; use one of {choices}");
        }

        for (int i = 0; i < options.Responses.Count; i++)
        {
            RiskResponse response = options.Responses[i];
            foreach (string named in response.Rules.Where(named => !names.Contains(named)))
            {
                faults.Add($"Risk.Responses[{i}].Rules: `{named}` names no rule; use some of {choices}");
            }

            if (response.Score == RiskScoreSource.Model && !hasModel)
            {
                faults.Add($"Risk.Responses[{i}].Score: `model` is what no model gives, and the response would never apply; call `UseRiskModel`, or set `Risk.Learning.IsEnabled`");
            }
        }

        return faults;
    }
}
