using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>One dimension of a compiled catalog: which row holds the routes that accept a value, and what a route accepts.</summary>
/// <remarks>Rows, from the first: routes that restrict the dimension; routes that accept a value nobody lists; one row a listed value.</remarks>
internal sealed class DimensionIndex
{
    private const int RowsBeforeValues = 2;
    private const int NoRow = -1;

    private readonly QueryFact _fact;
    private readonly int[] _routeTerms;
    private readonly Term[] _terms;
    private readonly string[] _valueNames;
    private readonly Reason?[] _reasons;
    private readonly int[] _rowsByOrdinal;
    // Nearly every value is spelled as in the catalog, and that is quicker to find.
    private readonly FrozenDictionary<string, int> _rowsByText;
    private readonly FrozenDictionary<string, int> _rowsByTextInAnyCase;

    public DimensionIndex(TermDimension dimension, int firstRow, int[] routeTerms, Term[] terms, string[] valueNames, int[] valueOrdinals)
    {
        Dimension = dimension;
        _fact = QueryFacts.Of(dimension);
        RestrictedRow = firstRow;
        UnlistedRow = firstRow + 1;
        _routeTerms = routeTerms;
        _terms = terms;
        _valueNames = valueNames;
        _reasons = new Reason?[terms.Length];
        _rowsByOrdinal = new int[dimension.OrdinalCount];
        Array.Fill(_rowsByOrdinal, UnlistedRow);
        var rowsByText = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int value = 0; value < valueNames.Length; value++)
        {
            int row = firstRow + RowsBeforeValues + value;
            if (dimension.OrdinalCount > 0)
            {
                _rowsByOrdinal[valueOrdinals[value]] = row;
            }
            else
            {
                rowsByText.Add(valueNames[value], row);
            }
        }

        _rowsByText = rowsByText.ToFrozenDictionary(StringComparer.Ordinal);
        _rowsByTextInAnyCase = rowsByText.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public TermDimension Dimension { get; }

    /// <summary>The row of the routes that do not accept every value.</summary>
    public int RestrictedRow { get; }

    /// <summary>The row of the routes that accept a value no term lists.</summary>
    public int UnlistedRow { get; }

    /// <summary>The number of the term of <paramref name="route"/>: equal numbers accept the same values.</summary>
    public int TermOf(int route) => _routeTerms[route];

    /// <summary>A term, by its number.</summary>
    public Term Term(int number) => _terms[number];

    /// <summary>The value at a place, as the catalog spells it.</summary>
    public string ValueName(int value) => _valueNames[value];

    /// <summary>The row of the routes that accept the fact that <paramref name="query"/> gives, or -1 when it gives none.</summary>
    public int RowFor(in RouteQuery query) => _fact switch
    {
        QueryFact.Currency => query.Amount is { } amount ? RowOf(amount.Currency.Ordinal) : NoRow,
        QueryFact.Country => query.Country is { } country ? RowOf(country.Ordinal) : NoRow,
        QueryFact.Client => query.Client is { } client ? RowOf((int)client) : NoRow,
        QueryFact.Product => RowOf(query.Product),
        QueryFact.Capture => query.Capture is { } capture ? RowOf((int)capture) : NoRow,
        QueryFact.Recurrence => query.Recurrence is { } recurrence ? RowOf((int)recurrence) : NoRow,
        QueryFact.Bank => RowOf(query.Bank),
        QueryFact.CardType => query.CardType is { } cardType ? RowOf((int)cardType) : NoRow,
        QueryFact.CardNetwork => RowOf(query.CardNetwork),
        QueryFact.AccountClass => query.AccountClass is { } accountClass ? RowOf((int)accountClass) : NoRow,
        _ => query.Attributes is { } attributes ? RowOf(ValueIn(attributes)) : NoRow,
    };

    /// <summary>Why <paramref name="route"/> is closed to a value it does not accept: the same instance for every route with the same term.</summary>
    public Reason ReasonOf(int route)
    {
        int term = _routeTerms[route];
        return _reasons[term] ??= CreateReason(_terms[term]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowOf(int ordinal) => (uint)ordinal < (uint)_rowsByOrdinal.Length ? _rowsByOrdinal[ordinal] : UnlistedRow;

    private int RowOf(string? value) =>
        value is null ? NoRow
        : _rowsByText.TryGetValue(value, out int row) || _rowsByTextInAnyCase.TryGetValue(value, out row) ? row
        : UnlistedRow;

    // A host's dictionary may tell names of different case apart; the catalog does not.
    private string? ValueIn(IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.TryGetValue(Dimension.Name, out string? value))
        {
            return value;
        }

        foreach ((string name, string other) in attributes)
        {
            if (string.Equals(name, Dimension.Name, StringComparison.OrdinalIgnoreCase))
            {
                return other;
            }
        }

        return null;
    }

    private Reason CreateReason(Term term)
    {
        var values = Fact.OfCatalog(term.IsExcept ? "excluded" : "accepted", [.. term.Values.Select(value => _valueNames[value])]);
        return Dimension.IsAttribute
            ? Dimension.Reason.With(Fact.OfCatalog("attribute", Dimension.Name), values)
            : Dimension.Reason.With(values);
    }
}
