namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="LimitOptions"/>: each fault with its path and how to mend it.</summary>
internal static class LimitFaults
{
    public const int MaximumLimits = 200;

    public static IEnumerable<string> Find(LimitOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        var faults = new List<string>();
        if (options.Limits.Count > MaximumLimits)
        {
            faults.Add($"{path}.Limits: there are {options.Limits.Count} limits; use at most {MaximumLimits}");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < options.Limits.Count; i++)
        {
            Check(faults, $"{path}.Limits[{i}]", options.Limits[i], names);
        }

        return faults;
    }

    private static void Check(List<string> faults, string path, PaymentLimit? limit, HashSet<string> names)
    {
        if (limit is null)
        {
            faults.Add(OptionChecks.Missing(path));
            return;
        }

        faults.CheckName($"{path}.Name", limit.Name, names);
        if (!RiskWireNames.Subject.IsNamed(limit.Subject))
        {
            faults.Add($"{path}.Subject: `{limit.Subject}` is no subject; use one of {RiskWireNames.Subject.Choices}");
        }

        if (limit.Period is { } period && !RiskWireNames.Period.IsNamed(period))
        {
            faults.Add($"{path}.Period: `{period}` is no period; use one of {RiskWireNames.Period.Choices}");
        }

        if (limit.MaximumAmount is null && limit.MaximumCount is null)
        {
            faults.Add($"{path} limits nothing; set `MaximumAmount` or `MaximumCount`");
        }

        if (limit.MaximumAmount <= 0 || limit.MaximumAmount > Fact.AmountCeiling)
        {
            faults.Add($"{path}.MaximumAmount: `{limit.MaximumAmount}` is not positive or too large; use the main unit, yuan and not fen");
        }

        if (limit.MaximumCount is { } count && (count < 1 || limit.Period is null))
        {
            faults.Add($"{path}.MaximumCount: `{count}` is not positive, or has no period to count in; use 1 or more, and set `Period`");
        }

        if (!Currency.TryParse(limit.Currency, out _))
        {
            faults.Add($"{path}.Currency: `{limit.Currency}` is no currency code; use {TermDimension.Currency.Form}");
        }

        if (limit.Direction is { } direction && !WireNames.Direction.IsNamed(direction))
        {
            faults.Add($"{path}.Direction: `{direction}` is no direction; use one of {WireNames.Direction.Choices}");
        }

        faults.CheckNamed($"{path}.Methods", limit.Methods);
        faults.CheckNamed($"{path}.Channels", limit.Channels);
        faults.CheckNamed($"{path}.Banks", limit.Banks);
        faults.CheckNamed($"{path}.AccountClasses", limit.AccountClasses, WireNames.AccountClass);
        faults.CheckNamed($"{path}.CardTypes", limit.CardTypes, WireNames.CardType);
        faults.CheckTimeZone($"{path}.TimeZone", limit.TimeZone);
        if (limit is { Methods.Count: > 0, Channels.Count: > 0 })
        {
            faults.Add($"{path} names methods and channels; name one of them, and the other in a limit of its own");
        }
    }
}
