using System.Globalization;

namespace PaymentAvailability;

/// <summary>A short hash of everything a definition says: the version of a catalog that names none.</summary>
/// <remarks>FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923): the same on every machine and in every process, and not meant against forgery.</remarks>
internal sealed class CatalogFingerprint
{
    private const ulong OffsetBasis = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    private const char Separator = '\u001f';

    private ulong _hash = OffsetBasis;

    public static string Of(CatalogDefinition definition)
    {
        var fingerprint = new CatalogFingerprint();
        foreach (BankDefinition bank in definition.Banks)
        {
            fingerprint.Add(bank.Id);
            fingerprint.Add(bank.Name?.ToString());
        }

        foreach (ChannelDefinition channel in definition.Channels)
        {
            fingerprint.Add(channel);
        }

        foreach (MethodDefinition method in definition.Methods)
        {
            fingerprint.Add(method);
        }

        return fingerprint._hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private void Add(ChannelDefinition channel)
    {
        Add(channel.Id);
        Add(channel.Name?.ToString());
        foreach (string target in channel.Failover)
        {
            Add(target);
        }

        Add(channel.Terms);
    }

    private void Add(MethodDefinition method)
    {
        Add(method.Id);
        Add(method.Name?.ToString());
        Add((int)method.Instrument);
        foreach (VerificationStep step in method.Verification)
        {
            Add((int)step.AnyOf);
        }

        Add(method.RequiredApp);
        Add(method.MinimumAppVersion?.ToString());
        Add(method.Terms);
        foreach (RouteDefinition route in method.Routes)
        {
            Add(route.Id);
            Add(route.Channel);
            Add(route.Terms);
        }
    }

    private void Add(TermsDefinition terms)
    {
        Add(terms.Sets);
        Add(terms.Attributes);
        foreach ((string currency, AmountRangeDefinition range) in terms.Amounts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(currency);
            Add(range.Minimum?.ToString(CultureInfo.InvariantCulture));
            Add(range.Maximum?.ToString(CultureInfo.InvariantCulture));
        }

        Add(terms.Hours?.ToString());
    }

    private void Add(IReadOnlyDictionary<string, ValueSetDefinition> sets)
    {
        if (sets.Count == 0)
        {
            return;
        }

        foreach ((string name, ValueSetDefinition set) in sets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name);
            Add(set.IsExcept ? 1 : 0);
            foreach (string value in set.Values)
            {
                Add(value);
            }
        }
    }

    private void Add(int number) => Mix((char)number);

    private void Add(string? text)
    {
        foreach (char character in text ?? "")
        {
            Mix(character);
        }

        Mix(Separator);
    }

    private void Mix(char character) => _hash = (_hash ^ character) * Prime;
}
