using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>
/// A country or territory by its ISO 3166-1 alpha-2 code, such as <c>CN</c>.
/// </summary>
/// <remarks>
/// <para>Any two Latin letters make a country; <see cref="IsKnown"/> tells whether ISO 3166-1 assigns the code. The default value is no
/// country at all: its code is empty.</para>
/// <para>Two bytes, immutable, safe to share between threads. In JSON it is its code, and null is no country.</para>
/// </remarks>
[JsonConverter(typeof(CountryJsonConverter))]
public readonly struct Country : IEquatable<Country>
{
    internal const int CodeLength = 2;

    /// <summary>How many values <see cref="Ordinal"/> can take: 26 letters squared, and 0 for no country.</summary>
    internal const int OrdinalCount = (26 * 26) + 1;

    private readonly ushort _packed;

    private Country(ushort packed) => _packed = packed;

    /// <summary>The two upper-case letters, or the empty string for no country. Does not allocate for a known country.</summary>
    public string Code => CountryTable.CodeOf(_packed) ?? (IsNone ? "" : LetterCode.Unpack(_packed, CodeLength));

    /// <summary>This is the default value: no country.</summary>
    public bool IsNone => _packed == 0;

    /// <summary>ISO 3166-1 assigns the code, or it is <c>XK</c>, which payment schemes use for Kosovo.</summary>
    public bool IsKnown => CountryTable.CodeOf(_packed) is not null;

    /// <summary>A dense number for index tables: 1 to 676 in the order of the codes, 0 for no country.</summary>
    internal int Ordinal => _packed;

    /// <summary>Reads a code of exactly two Latin letters, upper or lower case.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="code"/> is not two Latin letters.</exception>
    public static Country Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryParse(code, out Country country) ? country : throw new FormatException(MalformedMessage(code));
    }

    /// <summary>Reads a code of exactly two Latin letters, upper or lower case. False, and no country, for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out Country country)
    {
        country = new Country(LetterCode.Pack(code, CodeLength));
        return !country.IsNone;
    }

    /// <summary>Whether both are the same country.</summary>
    public bool Equals(Country other) => _packed == other._packed;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Country other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _packed;

    /// <summary>The <see cref="Code"/>.</summary>
    public override string ToString() => Code;

    /// <summary>Whether both are the same country.</summary>
    public static bool operator ==(Country left, Country right) => left.Equals(right);

    /// <summary>Whether the two are different countries.</summary>
    public static bool operator !=(Country left, Country right) => !left.Equals(right);

    internal static string MalformedMessage(string code) =>
        $"country code {Quoted.IfSafe(code)}is malformed; write the two letters of ISO 3166-1, such as `CN`";
}
