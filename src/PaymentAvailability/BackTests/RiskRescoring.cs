namespace PaymentAvailability;

/// <summary>Scores a signal that was kept anew, from its numbers and proposed options. A rule that the options do not set keeps the score it had.</summary>
internal static class RiskRescoring
{
    private const string Velocity = "velocity.";

    public static double Score(RiskOptions proposed, RecordedSignal signal)
    {
        if (signal.Rule.StartsWith(Velocity, StringComparison.Ordinal))
        {
            string name = signal.Rule[Velocity.Length..];
            return proposed.Velocity.FirstOrDefault(rule => rule.Name == name) is { } velocity && signal.Evidence.Length > 0
                ? RiskScale.Score(signal.Evidence[0].Value, velocity.From, velocity.To)
                : signal.Score;
        }

        return signal.Rule switch
        {
            "unusual_amount" when proposed.UnusualAmount is { } rule && Find(signal, "deviations") is { } value => RiskScale.Score(value, rule.From, rule.To),
            "new_device" when proposed.NewDevice is { } rule && Find(signal, "is_new") is { } value => value * rule.Score,
            "new_place" when proposed.NewPlace is { } rule && Find(signal, "kilometres") is { } value => rule.Score * RiskScale.Score(value, rule.From, rule.To),
            "impossible_travel" when proposed.ImpossibleTravel is { } rule && Find(signal, "kilometres_per_hour") is { } value => RiskScale.Score(value, rule.From, rule.To),
            "declines_in_a_row" when proposed.DeclinesInARow is { } rule && Find(signal, "declines") is { } value => RiskScale.Score(value, rule.From, rule.To),
            "new_payee" when proposed.NewPayee is { } rule => signal.Score > 0 ? rule.Score : 0,
            "night_amount" when proposed.NightAmount is { } rule && Find(signal, "amount") is { } amount && Find(signal, "is_night") is { } night =>
                amount >= (double)rule.MinimumAmount ? night * rule.Score : 0,
            "device_integrity" when proposed.DeviceIntegrity is { } rule && Find(signal, "is_rooted") is { } rooted && Find(signal, "is_infected") is { } infected =>
                (rooted * rule.Rooted) + (infected * rule.Infected),
            _ => signal.Score,
        };
    }

    private static double? Find(RecordedSignal signal, string name)
    {
        foreach (RiskEvidence evidence in signal.Evidence)
        {
            if (evidence.Name == name)
            {
                return evidence.Value;
            }
        }

        return null;
    }
}
