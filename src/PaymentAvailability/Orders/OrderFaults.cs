namespace PaymentAvailability;

/// <summary>Finds what is wrong with <see cref="OrderOptions"/>: each fault with its path and how to mend it, and never a key.</summary>
internal static class OrderFaults
{
    public static IEnumerable<string> Find(OrderOptions? options, string path)
    {
        if (options is null)
        {
            return [OptionChecks.Missing(path)];
        }

        List<string> faults = [.. ProtectionFaults.Find(options.Protection, $"{path}.Protection")];
        if (!AccountHash.IsCountryPrefix(options.CountryPrefix))
        {
            faults.Add($"{path}.CountryPrefix: `{options.CountryPrefix}` is no calling code; use 1 to 3 digits without `+`, such as `86`");
        }

        foreach ((string id, byte[]? key) in options.HashKeys)
        {
            if (!SafeToken.IsSafe(id))
            {
                faults.Add($"{path}.HashKeys: the identifier of a key is refused, because results name it; use {SafeToken.Rule}");
            }
            else if (key is null || key.Length < AccountHash.MinimumKeyLength)
            {
                faults.Add($"{path}.HashKeys[{id}]: the key has {key?.Length ?? 0} bytes; use at least {AccountHash.MinimumKeyLength}, better 32 random ones");
            }
        }

        return faults;
    }
}
