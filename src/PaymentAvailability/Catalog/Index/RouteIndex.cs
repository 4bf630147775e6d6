using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>The service hours of routes.</summary>
    public HoursIndex Hours => _hours;

    /// <summary>The words of a set of all routes.</summary>
    public int WordCount => _table.WordCount;

    /// <summary>The memory of the rows, in bytes.</summary>
    public long SizeInBytes => _table.SizeInBytes;

    /// <summary>Finds the rows that answer <paramref name="query"/>.</summary>
    public SelectedRows Select(in RouteQuery query)
    {
        var selected = new SelectedRows();
        Select(query, ref selected);
        return selected;
    }

    /// <summary>The hours that hold at the time of <paramref name="query"/>, or nothing when it has no time.</summary>
    public HoursState? HoursOf(in RouteQuery query) => query.At is { } at ? _hours.At(at) : null;

    /// <summary>Writes the routes that accept <paramref name="query"/>, as bits.</summary>
    public void Match(in RouteQuery query, in SelectedRows selected, HoursState? hours, Span<ulong> open)
    {
        open.Clear();
        PageTable.Intersection pages = _table.Intersect(selected.Rows, OpenAt(hours));
        while (pages.MoveNext())
        {
            AcceptedIn(pages, query, selected).CopyTo(open[(pages.Page * PageTable.PageWords)..]);
        }
    }

    /// <summary>Writes the numbers of the routes that accept <paramref name="query"/>, ascending; those beyond the length are counted, not written.</summary>
    /// <returns>How many routes there are.</returns>
    public int Match(in RouteQuery query, Span<int> routes)
    {
        var selected = new SelectedRows();
        Select(query, ref selected);
        ReadOnlySpan<ulong> mask = OpenAt(HoursOf(query));
        if (_table.IsDense)
        {
            return MatchDensely(query, selected, mask, routes);
        }

        int count = 0;
        PageTable.Intersection pages = _table.Intersect(selected.Rows, mask);
        while (pages.MoveNext())
        {
            count = WriteRoutes(AcceptedIn(pages, query, selected), pages.Page * PageTable.PageBits, routes, count);
        }

        return count;
    }

    /// <summary>The smallest and the largest amount that <paramref name="route"/> accepts, where it is bounded.</summary>
    public (Money? Minimum, Money? Maximum) AmountsOf(int route, Currency currency) => _amounts.BoundsOf(route, currency);

    /// <summary>The amounts that <paramref name="route"/> accepts.</summary>
    public AmountTerm AmountTermOf(int route) => _amounts.TermOf(route);

    /// <summary>Whether some of <paramref name="routes"/> restrict <paramref name="dimension"/>.</summary>
    public bool IsRestricted(int dimension, ReadOnlySpan<ulong> routes) => _table.Overlaps(Dimensions[dimension].RestrictedRow, routes);

    /// <summary>Adds every reason for which the terms of <paramref name="route"/> do not accept <paramref name="query"/>.</summary>
    public void AddReasons(int route, in RouteQuery query, in SelectedRows selected, HoursState? hours, List<Reason> reasons)
    {
        ReadOnlySpan<int> rows = selected.Rows;
        ReadOnlySpan<sbyte> dimensions = selected.Dimensions;
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

    private void Select(in RouteQuery query, ref SelectedRows selected)
    {
        ImmutableArray<DimensionIndex> dimensions = Dimensions;
        for (int i = 0; i < dimensions.Length; i++)
        {
            int row = dimensions[i].RowFor(query);
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
    }

    private void AddAmountReason(int route, Currency currency, long amount, List<Reason> reasons)
    {
        if (!_amounts.Accepts(route, currency, amount))
        {
            reasons.Add(_amounts.ReasonOf(route, currency, amount));
        }
    }

    /// <summary>For few routes: intersects every page of the rows, without asking first which are worth it.</summary>
    private int MatchDensely(in RouteQuery query, in SelectedRows selected, ReadOnlySpan<ulong> mask, Span<int> routes)
    {
        int count = 0;
        for (int page = 0; page < _table.PageCount; page++)
        {
            Vector512<ulong> open = Vector512.Create(mask[(page * PageTable.PageWords)..]);
            foreach (int row in selected.Rows)
            {
                open &= _table.DensePageOf(row, page);
            }

            if (open == Vector512<ulong>.Zero)
            {
                continue;
            }

            if (selected.UndecidedRow >= 0)
            {
                Vector512<ulong> undecided = open & _table.DensePageOf(selected.UndecidedRow, page);
                open ^= RefusedAmounts(undecided, page, query.Amount!.Value.Currency, selected.Amount);
            }

            count = WriteRoutes(open, page * PageTable.PageBits, routes, count);
        }

        return count;
    }

    private ReadOnlySpan<ulong> OpenAt(HoursState? hours) => hours is null ? _hours.Always : hours.Open;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> AcceptedIn(in PageTable.Intersection pages, in RouteQuery query, in SelectedRows selected)
    {
        if (selected.UndecidedRow < 0)
        {
            return pages.Routes;
        }

        Vector512<ulong> undecided = pages.Routes & _table.PageOf(selected.UndecidedRow, pages.Page);
        return undecided == Vector512<ulong>.Zero
            ? pages.Routes
            : pages.Routes ^ RefusedAmounts(undecided, pages.Page, query.Amount!.Value.Currency, selected.Amount);
    }

    /// <summary>Those of the <paramref name="undecided"/> routes of a page that do not accept the amount.</summary>
    private Vector512<ulong> RefusedAmounts(Vector512<ulong> undecided, int page, Currency currency, long amount)
    {
        Span<ulong> refused = stackalloc ulong[PageTable.PageWords];
        for (int word = 0; word < PageTable.PageWords; word++)
        {
            for (ulong bits = undecided[word]; bits != 0; bits &= bits - 1)
            {
                int place = BitOperations.TrailingZeroCount(bits);
                if (!_amounts.Accepts((page * PageTable.PageBits) + (word * 64) + place, currency, amount))
                {
                    refused[word] |= 1UL << place;
                }
            }
        }

        return Vector512.Create<ulong>(refused);
    }

    private static int WriteRoutes(Vector512<ulong> open, int firstRoute, Span<int> routes, int count)
    {
        Span<ulong> words = stackalloc ulong[PageTable.PageWords];
        open.CopyTo(words);
        for (ulong filled = ~Vector512.Equals(open, Vector512<ulong>.Zero).ExtractMostSignificantBits() & 0xFF; filled != 0; filled &= filled - 1)
        {
            int word = BitOperations.TrailingZeroCount(filled);
            for (ulong bits = words[word]; bits != 0; bits &= bits - 1)
            {
                if ((uint)count < (uint)routes.Length)
                {
                    routes[count] = firstRoute + (word * 64) + BitOperations.TrailingZeroCount(bits);
                }

                count++;
            }
        }

        return count;
    }
}
