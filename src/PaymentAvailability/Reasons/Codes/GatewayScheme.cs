using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>How one scheme spells its codes, and where it keeps its sub-codes.</summary>
internal sealed class GatewayScheme
{
    // Alipay's gateway spells one code with up to two of these before it; the longest is tried first.
    private readonly ImmutableArray<string> _prefixes;

    public GatewayScheme(string name, string? subCodes = null, bool hasCounter = false, params IEnumerable<string> prefixes)
    {
        Name = name;
        SubCodes = subCodes;
        HasCounter = hasCounter;
        _prefixes = [.. prefixes.Select(prefix => prefix.ToUpperInvariant()).OrderByDescending(prefix => prefix.Length)];
    }

    public string Name { get; }

    /// <summary>The scheme of the sub-codes, where it is another one.</summary>
    public string? SubCodes { get; }

    /// <summary>Whether codes may end in a counter, as <c>-01</c>.</summary>
    public bool HasCounter { get; }

    /// <summary>The one spelling under which a code is kept; empty when what was written is no code.</summary>
    public ReadOnlySpan<char> Fold(ReadOnlySpan<char> written, Span<char> folded, bool allowsWildcards = false)
    {
        ReadOnlySpan<char> code = folded[..GatewayCodeSpelling.Fold(written, folded, allowsWildcards)];
        foreach (string prefix in _prefixes)
        {
            if (code.Length > prefix.Length && code.StartsWith(prefix, StringComparison.Ordinal)) return code[prefix.Length..];
        }

        return code;
    }
}
