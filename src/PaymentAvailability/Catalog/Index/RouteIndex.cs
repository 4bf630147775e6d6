using System.Collections.Immutable;
using System.Numerics;

namespace PaymentAvailability;

/// <summary>The compiled terms of a catalog: which routes accept a payment, and why the others do not.</summary>
/// <remarks>Immutable but for caches of equal answers; safe for concurrent use. Asking allocates nothing.</remarks>
internal sealed class RouteIndex
{
    private readonly PageTable _table;
    private readonly AmountIndex _amounts;
    private readonly HoursIndex _hours;

    public RouteIndex(PageTable table, ImmutableArray<DimensionIndex> dimensions, AmountIndex amounts, HoursIndex hours)
    {
        _table = table;
        Dimensions = dimensions;
        _amounts = amounts;
        _hours = hours;
    }

    /// <summary>The dimensions that routes restrict, those that accept least first.</summary>
    public ImmutableArray<DimensionIndex> Dimensions { get; }

    /// <summary>The words of a set of all routes.</summary>
    public int WordCount => _table.WordCount;

    /// <summary>The memory of the rows, in bytes.</summary>
    public long SizeInBytes => _table.SizeInBytes;

    /// <summary>Finds the rows that answer <paramref name="query"/>.</summary>
    public SelectedRows Select(in RouteQuery query)
    {
        var selected = new SelectedRows();
        for (int i = 0; i < Dimensions.Length; i++)
        {
            int row = RowOf(Dimensions[i], query);
            if (row >= 0)
            {
                selected.Add(row, i);
            }
            else
            {
                selected.AddMissing(i);
            }
        }

        if (query.Amount is { } amount
            && amount.TryGetMinorUnits(out long units)
            && _amounts.TryFindRow(amount.Currency, units, out int amountRow, out int undecidedRow))
        {
            selected.AddAmount(units, amountRow, undecidedRow);
        }

        return selected;
    }

    /// <summary>The hours that hold at the time of <paramref name="query"/>, or nothing when it has no time.</summary>
    public HoursState? HoursOf(in RouteQuery query) => query.At is { } at ? _hours.At(at) : null;

    /// <summary>Writes the routes that accept <paramref name="query"/>, as bits.</summary>
    public void Match(in RouteQuery query, in SelectedRows selected, HoursState? hours, Span<ulong> open)
    {
        _table.Intersect(selected.Rows, hours is null ? _hours.Always : hours.Open, open);
        if (selected.UndecidedRow >= 0)
        {
            RemoveRefusedAmounts(query.Amount!.Value.Currency, selected, open);
        }
    }

    /// <summary>Writes the numbers of the routes that accept <paramref name="query"/>, ascending, and returns how many there are.</summary>
    public int Match(in RouteQuery query, Span<int> routes)
    {
        SelectedRows selected = Select(query);
        HoursState? hours = HoursOf(query);
        ReadOnlySpan<ulong> mask = hours is null ? _hours.Always : hours.Open;
        int count = _table.Intersect(selected.Rows, mask, routes);
        return selected.UndecidedRow < 0 || count > routes.Length ? count : KeepAcceptedAmounts(query.Amount!.Value.Currency, selected, routes[..count]);
    }

    /// <summary>Whether some of <paramref name="routes"/> restrict <paramref name="dimension"/>.</summary>
    public bool IsRestricted(int dimension, ReadOnlySpan<ulong> routes) => _table.Overlaps(Dimensions[dimension].RestrictedRow, routes);

    /// <summary>Adds every reason for which the terms of <paramref name="route"/> do not accept <paramref name="query"/>.</summary>
    public void AddReasons(int route, in RouteQuery query, in SelectedRows selected, HoursState? hours, List<Reason> reasons)
    {
        ReadOnlySpan<int> rows = selected.Rows;
        ReadOnlySpan<int> dimensions = selected.Dimensions;
        for (int i = 0; i < rows.Length; i++)
        {
            if (dimensions[i] == SelectedRows.AmountDimension)
            {
                AddAmountReason(route, query.Amount!.Value.Currency, selected.Amount, reasons);
            }
            else if (!_table.Contains(rows[i], route))
            {
                reasons.Add(Dimensions[dimensions[i]].ReasonOf(route));
            }
        }

        if (hours?.ReasonOf(route) is { } closed)
        {
            reasons.Add(closed);
        }
    }

    private static int RowOf(DimensionIndex index, in RouteQuery query)
    {
        TermDimension dimension = index.Dimension;
        if (dimension == TermDimension.Currency)
        {
            return query.Amount is { } amount ? index.RowOf(amount.Currency.Ordinal) : -1;
        }

        if (dimension == TermDimension.Country)
        {
            return query.Country is { } country ? index.RowOf(country.Ordinal) : -1;
        }

        if (dimension.OrdinalCount > 0)
        {
            int? ordinal = OrdinalOf(dimension, query);
            return ordinal is { } given ? index.RowOf(given) : -1;
        }

        string? text = TextOf(dimension, query);
        return text is null ? -1 : index.RowOf(text);
    }

    private static int? OrdinalOf(TermDimension dimension, in RouteQuery query) =>
        dimension == TermDimension.Client ? (int?)query.Client
        : dimension == TermDimension.Capture ? (int?)query.Capture
        : dimension == TermDimension.Recurrence ? (int?)query.Recurrence
        : dimension == TermDimension.CardType ? (int?)query.CardType
        : (int?)query.AccountClass;

    private static string? TextOf(TermDimension dimension, in RouteQuery query) =>
        dimension == TermDimension.Product ? query.Product
        : dimension == TermDimension.Bank ? query.Bank
        : dimension == TermDimension.CardNetwork ? query.CardNetwork
        : query.Attributes is { } attributes && attributes.TryGetValue(dimension.Name, out string? value) ? value
        : null;

    private void AddAmountReason(int route, Currency currency, long amount, List<Reason> reasons)
    {
        if (!_amounts.Accepts(route, currency, amount))
        {
            reasons.Add(_amounts.ReasonOf(route, currency, amount));
        }
    }

    private void RemoveRefusedAmounts(Currency currency, in SelectedRows selected, Span<ulong> open)
    {
        for (int word = 0; word < open.Length; word++)
        {
            for (ulong bits = open[word]; bits != 0; bits &= bits - 1)
            {
                int route = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (_table.Contains(selected.UndecidedRow, route) && !_amounts.Accepts(route, currency, selected.Amount))
                {
                    open[word] &= ~(1UL << (route % 64));
                }
            }
        }
    }

    private int KeepAcceptedAmounts(Currency currency, in SelectedRows selected, Span<int> routes)
    {
        int kept = 0;
        foreach (int route in routes)
        {
            if (!_table.Contains(selected.UndecidedRow, route) || _amounts.Accepts(route, currency, selected.Amount))
            {
                routes[kept++] = route;
            }
        }

        return kept;
    }
}
