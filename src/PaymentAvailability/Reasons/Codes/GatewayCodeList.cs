using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The codes of one scheme: those spelled out, then those that are patterns. Looking one up allocates nothing.</summary>
internal sealed class GatewayCodeList
{
    private readonly GatewayScheme _scheme;
    private readonly FrozenDictionary<string, GatewayCodeEntry>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly ImmutableArray<(string Pattern, GatewayCodeEntry Entry)> _patterns;

    /// <param name="scheme">How the codes are spelled.</param>
    /// <param name="exact">By their folded spelling.</param>
    /// <param name="patterns">In the order in which they are tried.</param>
    public GatewayCodeList(
        GatewayScheme scheme, IEnumerable<KeyValuePair<string, GatewayCodeEntry>> exact, ImmutableArray<(string Pattern, GatewayCodeEntry Entry)> patterns)
    {
        _scheme = scheme;
        FrozenDictionary<string, GatewayCodeEntry> codes = exact.ToFrozenDictionary(StringComparer.Ordinal);
        _exact = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        _patterns = patterns;
        Count = codes.Count + patterns.Length;
        Unmapped = ChannelReasons.UnmappedResponse.With(Fact.Of("scheme", scheme.Name));
    }

    public string Name => _scheme.Name;

    /// <summary>The list that has the sub-codes; this one when there is no other.</summary>
    public string SubCodes => _scheme.SubCodes ?? _scheme.Name;

    public int Count { get; }

    /// <summary>The reason that a code is in no row.</summary>
    public Reason Unmapped { get; }

    public GatewayCodeEntry? Find(ReadOnlySpan<char> written)
    {
        Span<char> room = stackalloc char[GatewayCodeSpelling.MaxLength];
        ReadOnlySpan<char> code = _scheme.Fold(written, room);
        if (code.IsEmpty) return null;
        if (_exact.TryGetValue(code, out GatewayCodeEntry? entry)) return entry;

        ReadOnlySpan<char> bare = _scheme.HasCounter ? GatewayCodeSpelling.WithoutCounter(code) : code;
        return bare.Length < code.Length && _exact.TryGetValue(bare, out entry) ? entry : FindPattern(bare);
    }

    private GatewayCodeEntry? FindPattern(ReadOnlySpan<char> code)
    {
        foreach ((string pattern, GatewayCodeEntry entry) in _patterns)
        {
            if (Matches(pattern, code)) return entry;
        }

        return null;
    }

    private static bool Matches(string pattern, ReadOnlySpan<char> code)
    {
        if (pattern.Length != code.Length) return false;

        for (int i = 0; i < code.Length; i++)
        {
            bool fits = pattern[i] == GatewayCodeSpelling.Wildcard ? char.IsAsciiLetterOrDigit(code[i]) : pattern[i] == code[i];
            if (!fits) return false;
        }

        return true;
    }
}
