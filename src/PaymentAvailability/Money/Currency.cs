using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>
/// A currency by its ISO 4217 alphabetic code, such as <c>CNY</c>.
/// </summary>
/// <remarks>
/// <para>Any three Latin letters make a currency, so a code introduced tomorrow works today; <see cref="IsKnown"/> tells whether this
/// version of the library finds it in ISO 4217. The default value is no currency at all: its code is empty.</para>
/// <para>Two bytes, immutable, safe to share between threads. In JSON it is its code, and null is no currency.</para>
/// </remarks>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly struct Currency : IEquatable<Currency>
{
    internal const int CodeLength = 3;

    /// <summary>How many values <see cref="Ordinal"/> can take: 26 letters cubed, and 0 for no currency.</summary>
    internal const int OrdinalCount = (26 * 26 * 26) + 1;

    private readonly ushort _packed;

    private Currency(ushort packed) => _packed = packed;

    /// <summary>Chinese yuan renminbi.</summary>
    public static Currency Cny { get; } = Parse("CNY");

    /// <summary>Euro.</summary>
    public static Currency Eur { get; } = Parse("EUR");

    /// <summary>Hong Kong dollar.</summary>
    public static Currency Hkd { get; } = Parse("HKD");

    /// <summary>Japanese yen.</summary>
    public static Currency Jpy { get; } = Parse("JPY");

    /// <summary>United States dollar.</summary>
    public static Currency Usd { get; } = Parse("USD");

    /// <summary>The three upper-case letters, or the empty string for no currency. Does not allocate for a known currency.</summary>
    public string Code =>
        CurrencyTable.Lists(_packed) || IsNone ? CurrencyTable.Of(_packed).Code : LetterCode.Unpack(_packed, CodeLength);

    /// <summary>This is the default value: no currency.</summary>
    public bool IsNone => _packed == 0;

    /// <summary>ISO 4217 lists the code, or listed it and has withdrawn it since 1999.</summary>
    public bool IsKnown => CurrencyTable.Lists(_packed);

    /// <summary>ISO 4217 listed the code and has withdrawn it, as <c>HRK</c> when Croatia took the euro. False for an unknown code.</summary>
    public bool IsWithdrawn => CurrencyTable.Of(_packed).IsWithdrawn;

    /// <summary>
    /// How many decimal places the smallest unit has, 0 to 4: 2 for <c>CNY</c> (1 fen is 0.01), 0 for <c>JPY</c>, 3 for <c>KWD</c>.
    /// From ISO 4217; 2 for an unknown code.
    /// </summary>
    public int MinorUnits => CurrencyTable.Of(_packed).MinorUnits;

    /// <summary>A dense number for index tables: 1 to 17576 in the order of the codes, 0 for no currency.</summary>
    internal int Ordinal => _packed;

    /// <summary>Reads a code of exactly three Latin letters, upper or lower case.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="code"/> is not three Latin letters.</exception>
    public static Currency Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryParse(code, out Currency currency) ? currency : throw new FormatException(MalformedMessage(code));
    }

    /// <summary>Reads a code of exactly three Latin letters, upper or lower case. False, and no currency, for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out Currency currency)
    {
        currency = new Currency(LetterCode.Pack(code, CodeLength));
        return !currency.IsNone;
    }

    /// <summary>Whether both are the same currency.</summary>
    public bool Equals(Currency other) => _packed == other._packed;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Currency other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _packed;

    /// <summary>The <see cref="Code"/>.</summary>
    public override string ToString() => Code;

    /// <summary>Whether both are the same currency.</summary>
    public static bool operator ==(Currency left, Currency right) => left.Equals(right);

    /// <summary>Whether the two are different currencies.</summary>
    public static bool operator !=(Currency left, Currency right) => !left.Equals(right);

    internal static string MalformedMessage(string code) =>
        $"currency code {Quoted.IfSafe(code)}is malformed; write the three letters of ISO 4217, such as `CNY`";
}
