namespace PaymentAvailability;

/// <summary>One fact of a payment that a route's terms may restrict to a set of values.</summary>
/// <remarks>
/// The built-in dimensions come first, in the order of <see cref="BuiltIn"/>; a catalog adds one for each attribute name it
/// uses. A value is stored by its ordinal where it has one (currency, country, enumerations), so matching needs no text.
/// </remarks>
internal sealed class TermDimension
{
    public static readonly TermDimension Currency = new("currency", CatalogReasons.CurrencyNotSupported,
        CurrencyOrdinal, "an ISO 4217 code such as `CNY`", PaymentAvailability.Currency.OrdinalCount);

    public static readonly TermDimension Country = new("country", CatalogReasons.CountryNotSupported,
        CountryOrdinal, "an ISO 3166-1 code such as `CN`", PaymentAvailability.Country.OrdinalCount);

    public static readonly TermDimension Client = Of("client", CatalogReasons.ClientNotSupported, WireNames.Client);

    public static readonly TermDimension Product = new("product", CatalogReasons.ProductNotSupported);

    public static readonly TermDimension Capture = Of("capture", CatalogReasons.CaptureNotSupported, WireNames.Capture);

    public static readonly TermDimension Recurrence = Of("recurrence", CatalogReasons.RecurrenceNotSupported, WireNames.Recurrence);

    public static readonly TermDimension Bank = new("bank", CatalogReasons.BankNotSupported);

    public static readonly TermDimension CardType = Of("card_type", CatalogReasons.CardTypeNotSupported, WireNames.CardType);

    public static readonly TermDimension CardNetwork = new("card_network", CatalogReasons.CardNetworkNotSupported);

    public static readonly TermDimension AccountClass = Of("account_class", CatalogReasons.AccountClassNotSupported, WireNames.AccountClass);

    /// <summary>Every dimension that each catalog has, in the order of its index.</summary>
    public static readonly IReadOnlyList<TermDimension> BuiltIn =
        [Currency, Country, Client, Product, Capture, Recurrence, Bank, CardType, CardNetwork, AccountClass];

    private readonly Func<string, int>? _ordinal;

    private TermDimension(string name, ReasonDefinition reason, Func<string, int>? ordinal = null, string? form = null, int ordinalCount = 0)
    {
        Name = name;
        Reason = reason;
        Form = form ?? Token.Form;
        OrdinalCount = ordinalCount;
        _ordinal = ordinal;
    }

    /// <summary>The name in a catalog's terms, and of the assumption when the fact is not given.</summary>
    public string Name { get; }

    /// <summary>What one value is called in a sentence.</summary>
    public string Noun => Name.Replace('_', ' ');

    /// <summary>Why a route is closed whose terms do not take the value.</summary>
    public ReasonDefinition Reason { get; }

    /// <summary>What a value looks like, for error messages.</summary>
    public string Form { get; }

    /// <summary>One more than the largest ordinal a value can have, or 0 where values are found by their text.</summary>
    public int OrdinalCount { get; }

    /// <summary>Whether the host named this dimension.</summary>
    public bool IsAttribute => Reason == CatalogReasons.AttributeNotSupported;

    public static TermDimension ForAttribute(string name) => new(name, CatalogReasons.AttributeNotSupported);

    /// <summary>Whether <paramref name="value"/> is a value of this dimension; its ordinal, or -1 where values have none.</summary>
    public bool TryRead(string? value, out int ordinal)
    {
        ordinal = -1;
        if (_ordinal is null)
        {
            return Token.IsValid(value);
        }

        ordinal = value is null ? -1 : _ordinal(value);
        return ordinal >= 0;
    }

    private static TermDimension Of<T>(string name, ReasonDefinition reason, WireNames<T> names)
        where T : struct, Enum
        => new(name, reason, text => names.TryParse(text, out T value) ? (int)(object)value : -1, $"one of {names.Choices}", names.All.Count());

    private static int CurrencyOrdinal(string text) =>
        PaymentAvailability.Currency.TryParse(text, out Currency currency) && currency.IsKnown ? currency.Ordinal : -1;

    private static int CountryOrdinal(string text) =>
        PaymentAvailability.Country.TryParse(text, out Country country) && country.IsKnown ? country.Ordinal : -1;
}
