using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>A short hash of everything a definition says: the version of a catalog that names none.</summary>
/// <remarks>
/// The same on every machine and in every process, and not meant against forgery. Words of 64 bits are mixed as in a lane of XXH64
/// (Y. Collet, xxHash specification). Every list and text begins with its length, and what has no order, a dictionary, is added up from
/// the hashes of its entries.
/// </remarks>
internal struct CatalogFingerprint
{
    private const ulong Prime1 = 11400714785074694791;
    private const ulong Prime2 = 14029467366897019727;
    private const ulong Prime3 = 1609587929392839161;
    private const ulong Missing = ulong.MaxValue;

    // Dividing by a one with all its decimals drops the trailing zeros, so that 5000 and 5000.00 are the same.
    private const decimal OneToTheLastDecimal = 1.0000000000000000000000000000m;

    private ulong _hash;

    public static string Of(CatalogDefinition definition)
    {
        var fingerprint = default(CatalogFingerprint);
        fingerprint.AddAll(definition);
        return fingerprint.Finish().ToString("x16", CultureInfo.InvariantCulture);
    }

    private void AddAll(CatalogDefinition definition)
    {
        Add(definition.Banks.Count);
        foreach (BankDefinition bank in definition.Banks)
        {
            Add(bank.Id);
            Add(bank.Name);
        }

        Add(definition.Channels.Count);
        foreach (ChannelDefinition channel in definition.Channels)
        {
            Add(channel.Id);
            Add(channel.Name);
            Add(channel.Failover);
            Add(channel.Terms);
        }

        Add(definition.Methods.Count);
        foreach (MethodDefinition method in definition.Methods)
        {
            Add(method);
        }
    }

    private void Add(MethodDefinition method)
    {
        Add(method.Id);
        Add(method.Name);
        Add((int)method.Instrument);
        Add(method.Verification.Count);
        foreach (VerificationStep step in method.Verification)
        {
            Add((int)step.AnyOf);
        }

        Add(method.RequiredApp);
        Add(method.MinimumAppVersion?.ToString());
        Add(method.Terms);
        Add(method.Routes.Count);
        foreach (RouteDefinition route in method.Routes)
        {
            Add(route.Id);
            Add(route.Channel);
            Add(route.Terms);
        }
    }

    private void Add(TermsDefinition terms)
    {
        AddSets(terms.Sets);
        AddSets(terms.Attributes);
        ulong amounts = 0;
        foreach ((string currency, AmountRangeDefinition range) in terms.Amounts.Entries())
        {
            var entry = default(CatalogFingerprint);
            entry.Add(currency);
            entry.Add(range.Minimum);
            entry.Add(range.Maximum);
            amounts += entry.Finish();
        }

        Mix(amounts);
        Add(terms.Hours);
    }

    private void AddSets(IReadOnlyDictionary<string, ValueSetDefinition> sets)
    {
        ulong sum = 0;
        foreach ((string name, ValueSetDefinition set) in sets.Entries())
        {
            var entry = default(CatalogFingerprint);
            entry.Add(name);
            entry.Add(set.IsExcept ? 1 : 0);
            entry.Add(set.Values);
            sum += entry.Finish();
        }

        Mix(sum);
    }

    private void Add(ServiceHoursDefinition? hours)
    {
        if (hours is null)
        {
            Mix(Missing);
            return;
        }

        Add(hours.TimeZone);
        Add(hours.Windows?.Count ?? 0);
        foreach (ServiceWindowDefinition? window in hours.Windows ?? [])
        {
            Add(window?.Days ?? []);
            Add(window?.From);
            Add(window?.To);
        }
    }

    private void Add(LocalizedText? text)
    {
        foreach ((string language, string words) in text?.All ?? [])
        {
            Add(language);
            Add(words);
        }

        Mix(Missing);
    }

    private void Add(IReadOnlyList<string?> texts)
    {
        Add(texts.Count);
        for (int i = 0; i < texts.Count; i++)
        {
            Add(texts[i]);
        }
    }

    private void Add(decimal? number)
    {
        if (number is not { } amount)
        {
            Mix(Missing);
            return;
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount.Scale == 0 ? amount : amount / OneToTheLastDecimal, bits);
        foreach (int part in bits)
        {
            Add(part);
        }
    }

    private void Add(string? text)
    {
        if (text is null)
        {
            Mix(Missing);
            return;
        }

        Add(text.Length);
        ulong word = 0;
        for (int i = 0; i < text.Length; i++)
        {
            word = (word << 16) | text[i];
            if (i % 4 == 3)
            {
                Mix(word);
            }
        }

        Mix(word);
    }

    private void Add(int number) => Mix((uint)number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mix(ulong word) => _hash = (BitOperations.RotateLeft(_hash + (word * Prime2), 31) * Prime1) + Prime3;

    private readonly ulong Finish()
    {
        ulong hash = _hash;
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }
}
