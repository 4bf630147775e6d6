namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="RiskOptions"/>: each fault with its path and how to mend it.</summary>
internal static class RiskFaults
{
    private const int MostVelocityRules = 32;

    private const int MostResponses = 32;

    private const double MostApproximate = ushort.MaxValue;

    private const double Least = 1e-9;

    public static IEnumerable<string> Find(RiskOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        CheckMode(faults, path, options.Mode, options.EnforcedShare);
        CheckVelocity(faults, path, options.Velocity);
        CheckHistoryRules(faults, path, options);
        foreach ((string name, RiskRuleOptions? rule) in options.Rules)
        {
            if (rule is null)
            {
                faults.Add(OptionChecks.Missing($"{path}.Rules[{name}]"));
                continue;
            }

            CheckMode(faults, $"{path}.Rules[{name}]", rule.Mode, rule.EnforcedShare);
            faults.CheckRange($"{path}.Rules[{name}].Weight", rule.Weight, 0, 1);
        }

        CheckResponses(faults, path, options.Responses);
        CheckStores(faults, path, options);
        return faults;
    }

    private static void CheckMode(List<string> faults, string path, RiskMode mode, double share)
    {
        if (!RiskWireNames.Mode.IsNamed(mode))
        {
            faults.Add($"{path}.Mode: `{mode}` is no mode; use one of {RiskWireNames.Mode.Choices}");
        }

        faults.CheckRange($"{path}.EnforcedShare", share, 0, 1);
    }

    private static void CheckVelocity(List<string> faults, string path, IList<VelocityRule> rules)
    {
        if (rules.Count > MostVelocityRules)
        {
            faults.Add($"{path}.Velocity: there are {rules.Count} rules; use at most {MostVelocityRules}");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < rules.Count; i++)
        {
            string at = $"{path}.Velocity[{i}]";
            if (rules[i] is not { } rule)
            {
                faults.Add(OptionChecks.Missing(at));
                continue;
            }

            faults.CheckName($"{at}.Name", rule.Name, names);
            if (!RiskWireNames.Subject.IsNamed(rule.Subject))
            {
                faults.Add($"{at}.Subject: `{rule.Subject}` is no subject; use one of {RiskWireNames.Subject.Choices}");
            }

            if (!RiskWireNames.Measure.IsNamed(rule.Measure))
            {
                faults.Add($"{at}.Measure: `{rule.Measure}` is no measure; use one of {RiskWireNames.Measure.Choices}");
            }

            faults.CheckRange($"{at}.Window", rule.Window, TimeSpan.FromSeconds(1), TimeSpan.FromDays(400));
            bool isDistinct = rule.Measure is VelocityMeasure.Cards or VelocityMeasure.Devices or VelocityMeasure.Payers;
            CheckScale(faults, at, rule.From, rule.To ?? rule.From, isDistinct ? CounterReading.MostDistinct : 1e15);
            if (rule.IsApproximate && rule.Measure != VelocityMeasure.Amount && (rule.To ?? rule.From) > MostApproximate)
            {
                faults.Add($"{at}.IsApproximate: two buckets count up to {MostApproximate}; leave it out, or set a lower `From`");
            }

            if (IsAlwaysOne(rule))
            {
                faults.Add($"{at}.Measure: a {RiskWireNames.Subject.NameOf(rule.Subject)} has no different {RiskWireNames.Measure.NameOf(rule.Measure)}, there is always one; count by another `Subject`");
            }

            if (isDistinct && rule.IsApproximate)
            {
                faults.Add($"{at}.IsApproximate: different {RiskWireNames.Measure.NameOf(rule.Measure)} are not estimated; leave it out");
            }
        }
    }

    private static bool IsAlwaysOne(VelocityRule rule) => (rule.Subject, rule.Measure) is
        (RiskSubject.Card, VelocityMeasure.Cards) or (RiskSubject.Device, VelocityMeasure.Devices) or (RiskSubject.Payer, VelocityMeasure.Payers);

    private static void CheckScale(List<string> faults, string path, double from, double to, double most = 1e15)
    {
        faults.CheckRange($"{path}.From", from, Least, most);
        faults.CheckRange($"{path}.To", to, Math.Clamp(from, Least, most), most);
    }

    private static void CheckHistoryRules(List<string> faults, string path, RiskOptions options)
    {
        if (options.UnusualAmount is { } amount)
        {
            CheckScale(faults, $"{path}.UnusualAmount", amount.From, amount.To);
            faults.CheckRange($"{path}.UnusualAmount.MinimumPayments", amount.MinimumPayments, 3, PayerHistory.MaximumOfAKind);
            faults.CheckRange($"{path}.UnusualAmount.MinimumPeerPayments", amount.MinimumPeerPayments, 20, PeerAmounts.MostOfAGroup);
        }

        if (options.NewPlace is { } place)
        {
            CheckScale(faults, $"{path}.NewPlace", place.From, place.To);
            faults.CheckRange($"{path}.NewPlace.Score", place.Score, Least, 1);
        }

        if (options.ImpossibleTravel is { } travel)
        {
            CheckScale(faults, $"{path}.ImpossibleTravel", travel.From, travel.To);
            faults.CheckRange($"{path}.ImpossibleTravel.MinimumDistance", travel.MinimumDistance, 0, 20_100);
        }

        if (options.DeclinesInARow is { } declines)
        {
            CheckScale(faults, $"{path}.DeclinesInARow", declines.From, declines.To);
            faults.CheckRange($"{path}.DeclinesInARow.ForgottenAfter", declines.ForgottenAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(400));
        }

        if (options.NewDevice is { } device)
        {
            faults.CheckRange($"{path}.NewDevice.Score", device.Score, Least, 1);
        }

        if (options.NewPayee is { } payee)
        {
            faults.CheckRange($"{path}.NewPayee.Score", payee.Score, Least, 1);
            faults.CheckRange($"{path}.NewPayee.MinimumAmount", payee.MinimumAmount, 0, Fact.AmountCeiling);
        }

        if (options.NightAmount is { } night)
        {
            faults.CheckRange($"{path}.NightAmount.Score", night.Score, Least, 1);
            faults.CheckRange($"{path}.NightAmount.MinimumAmount", night.MinimumAmount, 0.0001m, Fact.AmountCeiling);
            faults.CheckTimeZone($"{path}.NightAmount.TimeZone", night.TimeZone);
            if (night.From == night.Until)
            {
                faults.Add($"{path}.NightAmount.Until: `{night.Until:HH:mm}` is when the night begins too, so that it lasts no time; set another end");
            }
        }

        if (options.DeviceIntegrity is { } integrity)
        {
            faults.CheckRange($"{path}.DeviceIntegrity.Rooted", integrity.Rooted, 0, 1);
            faults.CheckRange($"{path}.DeviceIntegrity.Infected", integrity.Infected, 0, 1);
        }
    }

    private static void CheckResponses(List<string> faults, string path, IList<RiskResponse> responses)
    {
        if (responses.Count > MostResponses)
        {
            faults.Add($"{path}.Responses: there are {responses.Count} responses; use at most {MostResponses}");
        }

        if (responses.Count(static response => response?.TargetFalsePositiveRate is not null) > 1)
        {
            faults.Add($"{path}.Responses: several responses have a `TargetFalsePositiveRate`; give one of them a target, and the others thresholds that stay");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < responses.Count; i++)
        {
            string at = $"{path}.Responses[{i}]";
            if (responses[i] is not { } response)
            {
                faults.Add(OptionChecks.Missing(at));
                continue;
            }

            faults.CheckName($"{at}.Name", response.Name, names);
            CheckMode(faults, at, response.Mode, response.EnforcedShare);
            CheckResponse(faults, at, response);
        }
    }

    private static void CheckResponse(List<string> faults, string at, RiskResponse response)
    {
        faults.CheckRange($"{at}.From", response.From, Least, 1);
        if (!RiskWireNames.Action.IsNamed(response.Action))
        {
            faults.Add($"{at}.Action: `{response.Action}` is no action; use one of {RiskWireNames.Action.Choices}");
        }

        if (!RiskWireNames.Score.IsNamed(response.Score))
        {
            faults.Add($"{at}.Score: `{response.Score}` is no score; use one of {RiskWireNames.Score.Choices}");
        }

        if (response.Action == RiskAction.Verify && (response.AnyOf == VerificationMethods.None || !WireNames.Verification.AreNamed(response.AnyOf)))
        {
            faults.Add($"{at}.AnyOf names no way to verify, or one that does not exist; use some of {WireNames.Verification.Choices}");
        }

        if (!WireNames.Strength.IsNamed(response.MinimumStrength))
        {
            faults.Add($"{at}.MinimumStrength: `{response.MinimumStrength}` is no strength; use one of {WireNames.Strength.Choices}");
        }

        if (response.MaximumAge is { } age)
        {
            faults.CheckRange($"{at}.MaximumAge", age, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        }

        faults.CheckNamed($"{at}.Methods", response.Methods);
        faults.CheckNamed($"{at}.Channels", response.Channels);
        faults.CheckNamed($"{at}.Rules", response.Rules);
        if (response is { Methods.Count: > 0, Channels.Count: > 0 })
        {
            faults.Add($"{at} names methods and channels; name one of them, and the other in a response of its own");
        }

        if (response.TargetFalsePositiveRate is { } target)
        {
            if (response.Action != RiskAction.Verify)
            {
                faults.Add($"{at}.TargetFalsePositiveRate: whom the response turns away cannot pay and so is never labelled as good, and the threshold would close ever more; set `Action` to `Verify`, or leave out the target");
            }

            faults.CheckRange($"{at}.TargetFalsePositiveRate", target, 0.0001, 0.5);
            faults.CheckRange($"{at}.LowestFrom", response.LowestFrom, Least, response.From);
            faults.CheckRange($"{at}.HighestFrom", response.HighestFrom, response.From, 1);
        }
    }

    private static void CheckStores(List<string> faults, string path, RiskOptions options)
    {
        if (options.Model is null || options.History is null || options.Counters is null || options.Learning is null)
        {
            faults.Add($"{path}: `Model`, `History`, `Counters` or `Learning` is missing; leave them at their defaults or set their properties");
            return;
        }

        faults.CheckRange($"{path}.Model.Timeout", options.Model.Timeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
        faults.CheckRange($"{path}.Model.MaximumStuckCalls", options.Model.MaximumStuckCalls, 1, 1_000);
        faults.CheckRange($"{path}.History.MaximumPayers", options.History.MaximumPayers, 100, 10_000_000);
        CounterOptions counters = options.Counters;
        faults.CheckRange($"{path}.Counters.MaximumSubjects", counters.MaximumSubjects, 100, 50_000_000);
        faults.CheckRange($"{path}.Counters.MaximumHolds", counters.MaximumHolds, 100, 10_000_000);
        faults.CheckRange($"{path}.Counters.MaximumWaiting", counters.MaximumWaiting, 1, 1_000_000);
        faults.CheckRange($"{path}.Counters.Timeout", counters.Timeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        faults.CheckRange($"{path}.Learning.FewestLabels", options.Learning.FewestLabels, 10, 1_000_000);
        faults.CheckRange($"{path}.Learning.MaximumPending", options.Learning.MaximumPending, 100, 10_000_000);
    }
}
