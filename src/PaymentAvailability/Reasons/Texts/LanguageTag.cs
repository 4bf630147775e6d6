namespace PaymentAvailability;

/// <summary>
/// The little of BCP 47 that a search for the closest text needs. It works on names alone, so that it gives the same answer where
/// the runtime carries no culture data.
/// </summary>
internal static class LanguageTag
{
    public const string English = "en";

    public static bool IsWellFormed(string tag)
    {
        string[] parts = tag.Split('-');
        return parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    public static ReadOnlySpan<char> Language(string tag)
    {
        int dash = tag.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? tag : tag.AsSpan(0, dash);
    }

    /// <summary>The tag and everything it is part of: <c>zh-SG</c>, <c>zh-Hans</c>, <c>zh</c>. Empty for the empty tag.</summary>
    public static IEnumerable<string> FromNarrowToWide(string tag)
    {
        string wider = tag;
        while (wider.Length > 0)
        {
            yield return wider;
            int dash = wider.LastIndexOf('-');
            string rest = dash < 0 ? "" : wider[..dash];
            if (Same(rest, "zh") && ScriptOfChineseRegion(wider[(dash + 1)..]) is { } script) yield return script;
            wider = rest;
        }
    }

    // The likely script of a Chinese tag that names a region and no script (CLDR likely subtags).
    private static string? ScriptOfChineseRegion(string subtag)
    {
        if (subtag.Length != 2) return null;

        return subtag.ToUpperInvariant() is "TW" or "HK" or "MO" ? "zh-Hant" : "zh-Hans";
    }
}
