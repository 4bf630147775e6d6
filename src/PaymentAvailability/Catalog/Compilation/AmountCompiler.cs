using System.Globalization;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Compiles the amounts that routes accept: reads every route's ranges, then lays out rows between break points.</summary>
internal sealed class AmountCompiler
{
    private readonly CatalogDraft _draft;
    private readonly Dictionary<AmountTerm, int> _numbers = new(new AmountTerm.Comparer());
    private readonly List<AmountTerm> _terms = [];
    private readonly List<AmountRange> _ranges = [];
    private readonly int[] _termOfSlot;
    private readonly AmountTerm[] _routeTerms;

    public AmountCompiler(CatalogDraft draft)
    {
        _draft = draft;
        _termOfSlot = new int[draft.SlotCount];
        _routeTerms = new AmountTerm[draft.Routes.Length];
        NumberOfRanges(); // No ranges, any amount: the number 0 of all terms that say nothing.
    }

    public FaultCollector Faults { get; } = new();

    public void ReadTerms()
    {
        CatalogDefinition definition = _draft.Definition;
        AmountTerm[] ofChannels = [.. definition.Channels.Select((channel, i) => Read(channel.Terms, CatalogDraft.SlotOfChannel(i), TermPath.OfChannel(i)))];
        AmountTerm[] ofMethods = [.. definition.Methods.Select((method, i) => Read(method.Terms, _draft.SlotOfMethod(i), TermPath.OfMethod(i)))];

        for (int i = 0; i < _draft.Routes.Length; i++)
        {
            RouteSource source = _draft.Routes[i];
            AmountTerm own = Read(_draft.TermsOfRoute(i), _draft.SlotOfRoute(i), _draft.PathOfRoute(i));
            AmountTerm narrowed = Narrow(Narrow(own, ofMethods[source.Method]), ofChannels[source.Channel]);
            _routeTerms[i] = narrowed;
            if (narrowed.FindEmpty() is { } currency)
            {
                Faults.Add(_draft.PathOfRoute(i).OfAmount(currency.Code), null,
                    "accepts no amount once the method's and the channel's terms are applied", "widen one of the three, or remove the route");
            }
        }
    }

    /// <summary>Adds what was read.</summary>
    public void AddTo(CatalogFingerprint fingerprint)
    {
        foreach (AmountTerm term in _terms)
        {
            fingerprint.Add(term.Ranges.Length);
            foreach (AmountRange range in term.Ranges)
            {
                fingerprint.Add(range.Currency.Ordinal);
                fingerprint.Add(range.Minimum);
                fingerprint.Add(range.Maximum);
            }
        }

        fingerprint.Add(_termOfSlot.AsSpan());
    }

    /// <summary>Adds the rows to <paramref name="rows"/>.</summary>
    /// <param name="order">For each compiled route, its place in the draft.</param>
    /// <param name="rows">Where the rows go.</param>
    /// <returns>Makes the index once the number of its first row in the joined table is known.</returns>
    public Func<int, AmountIndex> BuildRows(int[] order, PageTableBuilder rows)
    {
        AmountTerm[] routeTerms = [.. order.Select(source => _routeTerms[source])];
        var byCurrency = new SortedDictionary<int, List<BoundedRoute>>();
        for (int route = 0; route < routeTerms.Length; route++)
        {
            foreach (AmountRange range in routeTerms[route].Ranges)
            {
                if (!byCurrency.TryGetValue(range.Currency.Ordinal, out List<BoundedRoute>? bounded))
                {
                    byCurrency.Add(range.Currency.Ordinal, bounded = []);
                }

                bounded.Add(new BoundedRoute(route, range));
            }
        }

        AmountScale[] scales = [.. byCurrency.Select(pair => AmountScale.Build(pair.Key, pair.Value, rows))];
        return firstRow => new AmountIndex(routeTerms, Array.ConvertAll(scales, scale => scale.From(firstRow)));
    }

    private AmountTerm Narrow(AmountTerm term, AmountTerm other)
    {
        if (other.Ranges.Length == 0 || ReferenceEquals(term, other))
        {
            return term;
        }

        _ranges.Clear();
        term.Intersect(other, _ranges);
        return _terms[NumberOfRanges()];
    }

    // Terms with a fault bound nothing, so that they bring no other faults about.
    private AmountTerm Read(TermsDefinition terms, int slot, in TermPath path)
    {
        int faultsBefore = Faults.Count;
        _ranges.Clear();
        if (terms.Amounts is null)
        {
            CompletenessChecker.Report($"{path.Terms}.amount", Faults);
        }

        foreach ((string code, AmountRangeDefinition? range) in terms.Amounts.Entries())
        {
            if (range is null)
            {
                CompletenessChecker.Report(path.OfAmount(code), Faults);
            }
            else
            {
                ReadRange(code, range, path);
            }
        }

        if (Faults.Count > faultsBefore)
        {
            return AmountTerm.Any;
        }

        _termOfSlot[slot] = NumberOfRanges();
        return _terms[_termOfSlot[slot]];
    }

    private void ReadRange(string code, AmountRangeDefinition range, in TermPath path)
    {
        if (!Currency.TryParse(code, out Currency currency) || !currency.IsKnown)
        {
            Faults.Add(path.OfAmount(code), code, "is no known currency", $"use {TermDimension.Currency.Form}");
            return;
        }

        if (range.Minimum is null && range.Maximum is null)
        {
            Faults.Add(path.OfAmount(code), null, "bounds nothing", "give `min`, `max` or both, or leave the currency out");
        }

        if (range.Minimum > range.Maximum)
        {
            Faults.Add(path.OfAmount(code), string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
                "has its minimum above its maximum", "swap them or correct one");
        }

        long minimum = range.Minimum is { } smallest ? ReadBound(smallest, currency, path, code, "min") : long.MinValue;
        long maximum = range.Maximum is { } largest ? ReadBound(largest, currency, path, code, "max") : long.MaxValue;
        AddRange(new AmountRange(currency, minimum, maximum), path, code);
    }

    private long ReadBound(decimal bound, Currency currency, in TermPath path, string code, string end)
    {
        if (bound < 0)
        {
            ReportBound("is negative", "use zero or more", path);
            return 0;
        }

        if (bound >= Fact.AmountCeiling || !new Money(bound, currency).TryGetMinorUnits(out long units))
        {
            ReportBound($"is no amount of {currency.Code}", $"use at most {currency.MinorUnits} decimals and less than a trillion", path);
            return 0;
        }

        return units;

        void ReportBound(string problem, string mend, in TermPath path) =>
            Faults.Add($"{path.OfAmount(code)}.{end}", bound.ToString(CultureInfo.InvariantCulture), problem, mend);
    }

    // Nearly always one currency; otherwise kept in their order by insertion.
    private void AddRange(AmountRange range, in TermPath path, string code)
    {
        int place = _ranges.Count;
        while (place > 0 && _ranges[place - 1].Currency.Ordinal >= range.Currency.Ordinal)
        {
            place--;
        }

        if (place < _ranges.Count && _ranges[place].Currency == range.Currency)
        {
            Faults.Add(path.OfAmount(code), code, "is listed twice", "list each currency once");
            return;
        }

        _ranges.Insert(place, range);
    }

    private int NumberOfRanges()
    {
        ReadOnlySpan<AmountRange> ranges = CollectionsMarshal.AsSpan(_ranges);
        if (!_numbers.GetAlternateLookup<ReadOnlySpan<AmountRange>>().TryGetValue(ranges, out int number))
        {
            var term = new AmountTerm(ranges.ToArray());
            number = _terms.Count;
            _terms.Add(term);
            _numbers.Add(term, number);
        }

        return number;
    }
}
