using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// The currencies of ISO 4217: the active ones of List One (published 2026-01-01, fund codes and codes without a minor unit included)
/// and the national ones withdrawn since 1999 (List Three), which live on in stored agreements and in old channel configuration.
/// </summary>
/// <remarks>
/// The exponents of withdrawn currencies are those last published. Codes for which the standard gives "N.A." (metals, bond units,
/// test codes) count in whole units.
/// </remarks>
internal static class CurrencyTable
{
    /// <summary>The exponent assumed for a well-formed code that the standard does not list, and by far the most common one.</summary>
    public const byte DefaultMinorUnits = 2;

    private const string ActiveWholeUnits =
        """
        BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
        """;

    private const string ActiveWithoutMinorUnit =
        """
        XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX
        """;

    private const string ActiveHundredths =
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC
        CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
        KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN
        PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS
        UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
        """;

    private const string ActiveThousandths =
        """
        BHD IQD JOD KWD LYD OMR TND
        """;

    private const string ActiveTenThousandths =
        """
        CLF UYW
        """;

    private const string WithdrawnWholeUnits =
        """
        ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE TJR TPE TRL
        """;

    private const string WithdrawnHundredths =
        """
        AFA ANG AON AOR ATS AZM BGL BGN CHC CSD CUC CYP DEM ECS EEK FIM FRF GHC HRK IEP LTL LVL MRO MTL MZM NLG ROL RUR SDD SIT SKK
        SLL SRG STD TMM USS VEB VEF YUM ZMK ZWD ZWL ZWN ZWR
        """;

    /// <summary>Every listed currency. The first entry stands for all that are not listed.</summary>
    public static ImmutableArray<Entry> Entries { get; } =
    [
        new("", DefaultMinorUnits, IsWithdrawn: false),
        .. Read(ActiveWholeUnits, 0, isWithdrawn: false),
        .. Read(ActiveWithoutMinorUnit, 0, isWithdrawn: false),
        .. Read(ActiveHundredths, 2, isWithdrawn: false),
        .. Read(ActiveThousandths, 3, isWithdrawn: false),
        .. Read(ActiveTenThousandths, 4, isWithdrawn: false),
        .. Read(WithdrawnWholeUnits, 0, isWithdrawn: true),
        .. Read(WithdrawnHundredths, 2, isWithdrawn: true),
    ];

    // One byte a possible code: 17 KB once, and then every look-up is an array read. The table has fewer than 256 entries.
    private static readonly byte[] EntryByOrdinal = IndexByOrdinal();

    /// <summary>The entry of a currency, or the one that stands for unlisted codes.</summary>
    public static Entry Of(int ordinal) => Entries[EntryByOrdinal[ordinal]];

    /// <summary>Whether the standard lists, or has listed, the currency.</summary>
    public static bool Lists(int ordinal) => EntryByOrdinal[ordinal] != 0;

    private static IEnumerable<Entry> Read(string codes, byte minorUnits, bool isWithdrawn) =>
        codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => new Entry(code, minorUnits, isWithdrawn));

    private static byte[] IndexByOrdinal()
    {
        byte[] index = new byte[Currency.OrdinalCount];
        for (int i = 1; i < Entries.Length; i++)
            index[LetterCode.Pack(Entries[i].Code, Currency.CodeLength)] = checked((byte)i);
        return index;
    }

    /// <summary>What the standard says about one currency.</summary>
    internal readonly record struct Entry(string Code, byte MinorUnits, bool IsWithdrawn);
}
