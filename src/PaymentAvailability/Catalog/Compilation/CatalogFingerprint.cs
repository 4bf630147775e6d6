using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>A short hash of everything a catalog says: the version of one that names none.</summary>
/// <remarks>
/// The same on every machine and in every process, and not meant against forgery. What has been read already is hashed rather than the
/// definition, which for a large catalog is far apart in memory. Words of 64 bits are mixed as in a lane of XXH64 (Y. Collet, xxHash
/// specification); lists and texts begin with their length, so that nothing moves unnoticed from one to the next.
/// </remarks>
internal sealed class CatalogFingerprint
{
    private const ulong Prime1 = 11400714785074694791;
    private const ulong Prime2 = 14029467366897019727;
    private const ulong Prime3 = 1609587929392839161;
    private const ulong Missing = ulong.MaxValue;

    private ulong _hash;

    public void Add(CatalogDraft draft)
    {
        CatalogDefinition definition = draft.Definition;
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
            if (channel.Upstreams.Count > 0)
            {
                // Catalogs without upstreams keep the version they had before there were any.
                Add("upstreams");
                Add(channel.Upstreams);
            }
        }

        Add(definition.Methods.Count);
        foreach (MethodDefinition method in definition.Methods)
        {
            Add(method);
        }

        Add(draft.Routes.Length);
        foreach (RouteSource route in draft.Routes)
        {
            Add(route.Id);
            Add(route.Method);
            Add(route.Channel);
        }
    }

    public void Add(ServiceHoursDefinition hours)
    {
        Add(hours.TimeZone);
        Add(hours.Windows?.Count ?? 0);
        foreach (ServiceWindowDefinition? window in hours.Windows ?? [])
        {
            Add(window?.Days ?? []);
            Add(window?.From);
            Add(window?.To);
        }
    }

    public void Add(IReadOnlyList<string?> texts)
    {
        Add(texts.Count);
        for (int i = 0; i < texts.Count; i++)
        {
            Add(texts[i]);
        }
    }

    public void Add(ReadOnlySpan<int> numbers)
    {
        Add(numbers.Length);
        foreach (int number in numbers)
        {
            Add(number);
        }
    }

    public void Add(string? text)
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

    public void Add(long number) => Mix((ulong)number);

    public override string ToString()
    {
        ulong hash = _hash;
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return (hash ^ (hash >> 32)).ToString("x16", CultureInfo.InvariantCulture);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mix(ulong word) => _hash = (BitOperations.RotateLeft(_hash + (word * Prime2), 31) * Prime1) + Prime3;
}
