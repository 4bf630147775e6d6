namespace PaymentAvailability;

/// <summary>Compiles the amounts that routes accept: reads every route's ranges, then lays out rows between break points.</summary>
internal sealed class AmountCompiler
{
    private readonly CatalogDraft _draft;
    private readonly Dictionary<IReadOnlyDictionary<string, AmountRangeDefinition>, AmountTerm> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AmountTerm, AmountTerm> _distinct = [];
    private readonly AmountTerm[] _routeTerms;

    public AmountCompiler(CatalogDraft draft)
    {
        _draft = draft;
        _routeTerms = new AmountTerm[draft.Routes.Length];
    }

    public FaultCollector Faults { get; } = new();

    public void ReadTerms()
    {
        CatalogDefinition definition = _draft.Definition;
        AmountTerm[] ofChannels = [.. definition.Channels.Select((channel, i) => Read(channel.Terms, TermPath.OfChannel(i)))];
        AmountTerm[] ofMethods = [.. definition.Methods.Select((method, i) => Read(method.Terms, TermPath.OfMethod(i)))];

        for (int i = 0; i < _draft.Routes.Length; i++)
        {
            RouteSource source = _draft.Routes[i];
            TermPath path = TermPath.OfRoute(source.Method, source.Route);
            AmountTerm own = Read(_draft.TermsOfRoute(source), path);
            AmountTerm narrowed = own.Intersect(ofMethods[source.Method]).Intersect(ofChannels[source.Channel]);
            _routeTerms[i] = Distinct(narrowed);
            if (Faults.Count == 0 && narrowed.FindEmpty() is { } currency)
            {
                Faults.Add(path.OfAmount(currency.Code), null, "accepts no amount once the method's and the channel's terms are applied",
                    "widen one of the three, or remove the route");
            }
        }
    }

    /// <summary>Adds the rows to <paramref name="rows"/>.</summary>
    /// <param name="order">For each compiled route, its place in the draft.</param>
    /// <param name="rows">Where the rows go.</param>
    /// <returns>Makes the index once the number of its first row in the joined table is known.</returns>
    public Func<int, AmountIndex> BuildRows(int[] order, PageTableBuilder rows)
    {
        AmountTerm[] routeTerms = [.. order.Select(source => _routeTerms[source])];
        var routesByCurrency = new SortedDictionary<int, List<int>>();
        for (int route = 0; route < routeTerms.Length; route++)
        {
            foreach (AmountRange range in routeTerms[route].Ranges)
            {
                if (!routesByCurrency.TryGetValue(range.Currency.Ordinal, out List<int>? routes))
                {
                    routesByCurrency.Add(range.Currency.Ordinal, routes = []);
                }

                routes.Add(route);
            }
        }

        var scales = new List<AmountScale>();
        foreach ((int currency, List<int> routes) in routesByCurrency)
        {
            scales.Add(AmountScale.Build(currency, routes, routeTerms, rows));
        }

        return firstRow => new AmountIndex(routeTerms, [.. scales.Select(scale => scale.From(firstRow))]);
    }

    private AmountTerm Read(TermsDefinition terms, in TermPath path)
    {
        if (terms.Amounts.Count == 0)
        {
            return AmountTerm.Any;
        }

        if (_known.TryGetValue(terms.Amounts, out AmountTerm? known))
        {
            return known;
        }

        int faultsBefore = Faults.Count;
        var ranges = new List<AmountRange>(terms.Amounts.Count);
        foreach ((string code, AmountRangeDefinition range) in terms.Amounts)
        {
            if (ReadRange(code, range, path) is { } read)
            {
                ranges.Add(read);
            }
        }

        AmountTerm term = Distinct(new AmountTerm([.. ranges.OrderBy(range => range.Currency.Ordinal)]));
        if (Faults.Count == faultsBefore)
        {
            _known.Add(terms.Amounts, term);
        }

        return term;
    }

    private AmountRange? ReadRange(string code, AmountRangeDefinition range, in TermPath path)
    {
        string place = path.OfAmount(code);
        if (!Currency.TryParse(code, out Currency currency) || !currency.IsKnown)
        {
            Faults.Add(place, code, "is no known currency", $"use {TermDimension.Currency.Form}");
            return null;
        }

        long? minimum = ReadBound(range.Minimum, currency, $"{place}.min");
        long? maximum = ReadBound(range.Maximum, currency, $"{place}.max");
        if (range.Minimum is null && range.Maximum is null)
        {
            Faults.Add(place, null, "bounds nothing", "give `min`, `max` or both, or leave the currency out");
        }

        if (range.Minimum > range.Maximum)
        {
            Faults.Add(place, $"{range.Minimum} to {range.Maximum}", "has its minimum above its maximum", "swap them or correct one");
        }

        return new AmountRange(currency, minimum ?? long.MinValue, maximum ?? long.MaxValue);
    }

    private long? ReadBound(decimal? bound, Currency currency, string place)
    {
        if (bound is not { } amount)
        {
            return null;
        }

        if (amount < 0)
        {
            Faults.Add(place, $"{amount}", "is negative", "use zero or more");
            return null;
        }

        if (amount >= Fact.AmountCeiling || !new Money(amount, currency).TryGetMinorUnits(out long units))
        {
            Faults.Add(place, $"{amount}", $"is no amount of {currency.Code}", $"use at most {currency.MinorUnits} decimals and less than a trillion");
            return null;
        }

        return units;
    }

    private AmountTerm Distinct(AmountTerm term)
    {
        if (!_distinct.TryGetValue(term, out AmountTerm? known))
        {
            _distinct.Add(term, known = term);
        }

        return known;
    }
}
