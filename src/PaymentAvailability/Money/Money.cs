using System.Globalization;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>
/// An amount in a currency, such as 5000.00 CNY.
/// </summary>
/// <remarks>
/// Amounts are decimal, so 0.1 is exactly 0.1. Two values are equal when amount and currency are; 5000 and 5000.00 are the same amount.
/// There is no order and no arithmetic, because amounts in different currencies have none. Immutable, safe to share between threads.
/// </remarks>
/// <param name="Amount">The amount in the currency's main unit: yuan, not fen. Any sign and any number of decimal places.</param>
/// <param name="Currency">What the amount is counted in.</param>
[method: JsonConstructor]
public readonly record struct Money(decimal Amount, Currency Currency)
{
    // So many that 10,000 times as many still fit 64 bits.
    private const ulong MostUsualDigits = long.MaxValue / 10_000;

    private static readonly long[] PowersOfTen = [1, 10, 100, 1_000, 10_000];

    /// <summary>An amount in the currency of a code.</summary>
    /// <param name="amount">The amount in the currency's main unit.</param>
    /// <param name="currencyCode">The three letters of ISO 4217, upper or lower case.</param>
    /// <exception cref="ArgumentNullException"><paramref name="currencyCode"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="currencyCode"/> is not three Latin letters.</exception>
    public Money(decimal amount, string currencyCode)
        : this(amount, Currency.Parse(currencyCode))
    {
    }

    /// <summary>The amount that a number of the currency's smallest units makes: 500000 fen are 5000.00 CNY, 5000 yen are 5000 JPY.</summary>
    public static Money FromMinorUnits(long minorUnits, Currency currency) =>
        new(minorUnits / UnitsPerOne(currency), currency);

    /// <summary>
    /// The amount as a number of the currency's smallest units, as gateways and ISO 8583 (field 4) carry it:
    /// 5000.00 CNY is 500000.
    /// </summary>
    /// <param name="minorUnits">The number of smallest units, or 0 when the method returns false.</param>
    /// <returns>
    /// False when the amount is finer than the smallest unit (0.001 CNY) or when the number does not fit 64 bits, which for two decimal
    /// places is beyond 92 233 720 368 547 758.07 either way.
    /// </returns>
    public bool TryGetMinorUnits(out long minorUnits)
    {
        // Usual amounts need no decimal arithmetic: their digits are the units, but for zeros at the end.
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(Amount, parts);
        ulong digits = (uint)parts[0] | ((ulong)(uint)parts[1] << 32);
        int zeros = Currency.MinorUnits - Amount.Scale;
        if (zeros >= 0 && digits <= MostUsualDigits && parts[2] == 0)
        {
            long size = (long)digits * PowersOfTen[zeros];
            minorUnits = parts[3] < 0 ? -size : size;
            return true;
        }

        return TryCalculateMinorUnits(out minorUnits);
    }

    private bool TryCalculateMinorUnits(out long minorUnits)
    {
        minorUnits = 0;
        // First the range, so that the product below cannot overflow.
        if (Amount is < long.MinValue or > long.MaxValue)
            return false;

        // Exact: a power of ten only moves the decimal point.
        decimal units = Amount * UnitsPerOne(Currency);
        if (units is < long.MinValue or > long.MaxValue || units != decimal.Truncate(units))
            return false;

        minorUnits = (long)units;
        return true;
    }

    /// <summary>
    /// The amount and the code, the same in every culture: <c>5000.00 CNY</c>. With the currency's decimal places, or more when the amount
    /// is finer: <c>0.125 CNY</c>.
    /// </summary>
    public override string ToString()
    {
        string amount = Amount.ToString("F" + DecimalPlaces, CultureInfo.InvariantCulture);
        return Currency.IsNone ? amount : amount + " " + Currency.Code;
    }

    /// <summary>
    /// The amount as a payer of a culture reads it, and never in doubt which currency is meant: with the culture's own currency sign where
    /// it is the currency of the culture's region (<c>¥5,000.00</c> in <c>zh-CN</c>), and otherwise with the code after a no-break space
    /// (<c>5,000.00 CNY</c> in <c>en-US</c>, and in <c>ja-JP</c>, where <c>¥</c> would be yen). A culture without a region counts
    /// as that of its main region: <c>zh</c> as <c>zh-CN</c>.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="culture"/> is null.</exception>
    public string Format(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);

        CultureInfo regional = culture.IsNeutralCulture ? CultureInfo.CreateSpecificCulture(culture.Name) : culture;
        if (IsCurrencyOf(regional))
            return Amount.ToString("C" + DecimalPlaces, regional);

        string amount = Amount.ToString("N" + DecimalPlaces, regional);
        return Currency.IsNone ? amount : amount + "\u00A0" + Currency.Code;
    }

    /// <summary>The currency's decimal places, or as many more as the amount needs to be shown exactly.</summary>
    private int DecimalPlaces
    {
        get
        {
            int places = Math.Max(Amount.Scale, Currency.MinorUnits);
            while (places > Currency.MinorUnits && decimal.Round(Amount, places - 1) == Amount)
                places--;
            return places;
        }
    }

    // Some artificial cultures stay neutral, and the invariant culture has no name: neither has a region.
    private bool IsCurrencyOf(CultureInfo culture) =>
        culture is { IsNeutralCulture: false, Name.Length: > 0 }
        && Currency.TryParse(new RegionInfo(culture.Name).ISOCurrencySymbol, out Currency regional)
        && regional == Currency;

    private static decimal UnitsPerOne(Currency currency) => currency.MinorUnits switch
    {
        0 => 1m,
        2 => 100m,
        3 => 1_000m,
        _ => 10_000m,
    };
}
