using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability;

/// <summary>Identifies the configuration of a policy, so that an auditor can tell under which one a decision was made.</summary>
internal static class RiskPolicyVersion
{
    public static string Of(RiskOptions options)
    {
        var text = new StringBuilder();
        Append(text, "mode", options.Mode, options.EnforcedShare);
        foreach (VelocityRule rule in options.Velocity)
        {
            Append(text, "velocity", rule.Name, rule.Subject, rule.Measure, rule.Window, rule.From, rule.To, rule.IsApproximate);
        }

        Append(text, "unusual_amount", options.UnusualAmount?.From, options.UnusualAmount?.To, options.UnusualAmount?.MinimumPayments, options.UnusualAmount?.MinimumPeerPayments);
        Append(text, "new_device", options.NewDevice?.Score);
        Append(text, "new_place", options.NewPlace?.From, options.NewPlace?.To, options.NewPlace?.Score);
        Append(text, "impossible_travel", options.ImpossibleTravel?.From, options.ImpossibleTravel?.To, options.ImpossibleTravel?.MinimumDistance);
        Append(text, "declines", options.DeclinesInARow?.From, options.DeclinesInARow?.To, options.DeclinesInARow?.ForgottenAfter);
        Append(text, "new_payee", options.NewPayee?.Score, options.NewPayee?.MinimumAmount);
        Append(text, "night", options.NightAmount?.Score, options.NightAmount?.MinimumAmount, options.NightAmount?.From, options.NightAmount?.Until, options.NightAmount?.TimeZone);
        Append(text, "device", options.DeviceIntegrity?.Rooted, options.DeviceIntegrity?.Infected);
        foreach ((string name, RiskRuleOptions rule) in options.Rules.OrderBy(static rule => rule.Key, StringComparer.Ordinal))
        {
            Append(text, "rule", name, rule.Mode, rule.EnforcedShare, rule.Weight);
        }

        foreach (RiskResponse response in options.Responses)
        {
            Append(
                text, "response", response.Name, response.From, response.Action, response.AnyOf, response.MinimumStrength, response.MaximumAge,
                string.Join('+', response.Methods), string.Join('+', response.Channels), string.Join('+', response.Rules), response.Score, response.Mode,
                response.EnforcedShare, response.TargetFalsePositiveRate, response.LowestFrom, response.HighestFrom);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }

    private static void Append(StringBuilder text, params ReadOnlySpan<object?> values)
    {
        foreach (object? value in values)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value};");
        }

        text.Append('\n');
    }
}
