namespace PaymentAvailability.Benchmarks;

/// <summary>A route as an application would model it for itself: sets of codes, enumerations, decimal ranges; texts in any case, as in the library.</summary>
internal sealed class HandWrittenRoute
{
    private readonly AcceptedValues<string>? _currencies;
    private readonly AcceptedValues<string>? _countries;
    private readonly AcceptedValues<ClientKind>? _clients;
    private readonly AcceptedValues<string>? _products;
    private readonly AcceptedValues<string>? _banks;
    private readonly AcceptedValues<CardType>? _cardTypes;
    private readonly Dictionary<Currency, (decimal Minimum, decimal Maximum)> _amounts;
    private readonly ServiceHours? _hours;

    public HandWrittenRoute(int id, TermsDefinition terms)
    {
        Id = id;
        _currencies = Read(terms, "currency", code => code, StringComparer.OrdinalIgnoreCase);
        _countries = Read(terms, "country", code => code, StringComparer.OrdinalIgnoreCase);
        _clients = Read(terms, "client", name => Parse(WireNames.Client, name));
        _products = Read(terms, "product", name => name, StringComparer.OrdinalIgnoreCase);
        _banks = Read(terms, "bank", name => name, StringComparer.OrdinalIgnoreCase);
        _cardTypes = Read(terms, "card_type", name => Parse(WireNames.CardType, name));
        _amounts = terms.Amounts.ToDictionary(
            pair => Currency.Parse(pair.Key),
            pair => (pair.Value.Minimum ?? decimal.MinValue, pair.Value.Maximum ?? decimal.MaxValue));
        if (terms.Hours is not null && ServiceHoursReader.TryRead(terms.Hours, [], out ServiceHours? hours))
            _hours = hours;
    }

    public int Id { get; }

    public bool Accepts(in RouteQuery query) =>
        (query.Amount is not { } amount || AcceptsAmount(amount))
        && (query.Country is not { } country || _countries is null || _countries.Accept(country.Code))
        && (query.Client is not { } client || _clients is null || _clients.Accept(client))
        && (query.Product is null || _products is null || _products.Accept(query.Product))
        && (query.Bank is null || _banks is null || _banks.Accept(query.Bank))
        && (query.CardType is not { } cardType || _cardTypes is null || _cardTypes.Accept(cardType))
        && (query.At is not { } at || _hours is null || _hours.IsOpen(at));

    private bool AcceptsAmount(in Money amount) =>
        (_currencies is null || _currencies.Accept(amount.Currency.Code))
        && (!_amounts.TryGetValue(amount.Currency, out (decimal Minimum, decimal Maximum) range)
            || (amount.Amount >= range.Minimum && amount.Amount <= range.Maximum));

    private static AcceptedValues<T>? Read<T>(TermsDefinition terms, string dimension, Func<string, T> parse, IEqualityComparer<T>? comparer = null) =>
        terms.Sets.TryGetValue(dimension, out ValueSetDefinition? set)
            ? new AcceptedValues<T>(set.Values.Select(parse).ToHashSet(comparer), set.IsExcept)
            : null;

    private static T Parse<T>(WireNames<T> names, string name)
        where T : struct, Enum
        => names.TryParse(name, out T value) ? value : throw new FormatException($"`{name}` is none of {names.Choices}");

    private sealed class AcceptedValues<T>(HashSet<T> values, bool isExcept)
    {
        public bool Accept(T value) => values.Contains(value) != isExcept;
    }
}
