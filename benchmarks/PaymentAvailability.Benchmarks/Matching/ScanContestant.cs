namespace PaymentAvailability.Benchmarks;

/// <summary>What a developer who knows the hardware writes by hand: an array a fact, one pass, the most selective comparison first.</summary>
internal sealed class ScanContestant : MatchingContestant
{
    private readonly ScanColumn _banks;
    private readonly ScanColumn _countries;
    private readonly ScanColumn _currencies;
    private readonly ScanColumn _products;
    private readonly ScanColumn _clients;
    private readonly ScanColumn _cardTypes;
    private readonly Dictionary<Currency, (long[] Minima, long[] Maxima)> _amounts = [];
    private readonly (long[] Minima, long[] Maxima) _anyAmount;
    private readonly int[] _timetables;
    private readonly List<ServiceHours> _hours = [];
    private readonly bool[] _isOpen;

    public ScanContestant(Market market)
        : base(market.Queries, market.RouteIds())
    {
        TermsDefinition[] routes = [.. market.Definition.Methods.SelectMany(method => method.Routes).Select(route => route.Terms)];
        _banks = new ScanColumn("bank", routes);
        _countries = new ScanColumn("country", routes);
        _currencies = new ScanColumn("currency", routes);
        _products = new ScanColumn("product", routes);
        _clients = new ScanColumn("client", routes);
        _cardTypes = new ScanColumn("card_type", routes);
        _anyAmount = Unbounded(routes.Length);
        _timetables = new int[routes.Length];
        for (int route = 0; route < routes.Length; route++)
        {
            AddAmounts(route, routes[route]);
            AddHours(route, routes[route]);
        }

        _isOpen = new bool[_hours.Count + 1];
    }

    public override string Name => "scan";

    protected override ReadOnlySpan<int> Find(in RouteQuery query, int[] buffer)
    {
        (ulong[] bank, ulong bankBit) = _banks.Find(query.Bank);
        (ulong[] country, ulong countryBit) = _countries.Find(query.Country?.Code);
        (ulong[] currency, ulong currencyBit) = _currencies.Find(query.Amount?.Currency.Code);
        (ulong[] product, ulong productBit) = _products.Find(query.Product);
        (ulong[] client, ulong clientBit) = _clients.Find(query.Client is { } asked ? WireNames.Client.NameOf(asked) : null);
        (ulong[] card, ulong cardBit) = _cardTypes.Find(query.CardType is { } type ? WireNames.CardType.NameOf(type) : null);
        (long[] minima, long[] maxima) = _anyAmount;
        long amount = 0;
        if (query.Amount is { } money && money.TryGetMinorUnits(out amount) && _amounts.TryGetValue(money.Currency, out var bounds))
            (minima, maxima) = bounds;
        OpenTimetables(query.At);

        bool[] isOpen = _isOpen;
        int[] timetables = _timetables;
        int count = 0;
        for (int i = 0; i < bank.Length; i++)
        {
            if ((bank[i] & bankBit) == bankBit
                && (country[i] & countryBit) == countryBit
                && (currency[i] & currencyBit) == currencyBit
                && (product[i] & productBit) == productBit
                && (client[i] & clientBit) == clientBit
                && (card[i] & cardBit) == cardBit
                && amount >= minima[i]
                && amount <= maxima[i]
                && isOpen[timetables[i]])
            {
                buffer[count++] = i;
            }
        }

        return buffer.AsSpan(0, count);
    }

    private static (long[] Minima, long[] Maxima) Unbounded(int routes)
    {
        var minima = new long[routes];
        var maxima = new long[routes];
        Array.Fill(minima, long.MinValue);
        Array.Fill(maxima, long.MaxValue);
        return (minima, maxima);
    }

    private void AddAmounts(int route, TermsDefinition terms)
    {
        foreach ((string code, AmountRangeDefinition range) in terms.Amounts)
        {
            var currency = Currency.Parse(code);
            if (!_amounts.TryGetValue(currency, out (long[] Minima, long[] Maxima) bounds))
                _amounts.Add(currency, bounds = Unbounded(_timetables.Length));
            if (range.Minimum is { } minimum && new Money(minimum, currency).TryGetMinorUnits(out long smallest))
                bounds.Minima[route] = smallest;
            if (range.Maximum is { } maximum && new Money(maximum, currency).TryGetMinorUnits(out long largest))
                bounds.Maxima[route] = largest;
        }
    }

    // Timetable 0 is always open.
    private void AddHours(int route, TermsDefinition terms)
    {
        if (terms.Hours is null || !ServiceHoursReader.TryRead(terms.Hours, [], out ServiceHours? hours))
            return;

        int known = _hours.IndexOf(hours);
        if (known < 0)
        {
            known = _hours.Count;
            _hours.Add(hours);
        }

        _timetables[route] = known + 1;
    }

    private void OpenTimetables(DateTimeOffset? at)
    {
        _isOpen[0] = true;
        for (int i = 0; i < _hours.Count; i++)
            _isOpen[i + 1] = at is not { } instant || _hours[i].IsOpen(instant);
    }
}
