namespace PaymentAvailability;

/// <summary>The break points of one currency, and a row of routes for each stretch between two of them.</summary>
/// <remarks>
/// Between two neighbouring break points every route either accepts all amounts or none, so one row answers for the stretch.
/// Where there are more break points than <see cref="MaximumSegments"/>, neighbours are joined; a route whose bound lies
/// inside a joined stretch is in the stretch's row and in its second row, the routes to be compared amount by amount.
/// </remarks>
internal readonly record struct AmountScale(int Currency, long[] Starts, int FirstRow, bool IsExact)
{
    /// <summary>The most stretches of one currency; more would cost memory that a comparison of few routes does not.</summary>
    public const int MaximumSegments = 64;

    private int RowsASegment => IsExact ? 1 : 2;

    /// <summary>The row of the routes that may accept <paramref name="amount"/>.</summary>
    public int RowOf(long amount) => FirstRow + (SegmentOf(amount) * RowsASegment);

    /// <summary>The row of the routes that must be compared with the amount itself; only where <see cref="IsExact"/> is false.</summary>
    public int UndecidedRowOf(long amount) => RowOf(amount) + 1;

    public AmountScale From(int firstRow) => this with { FirstRow = FirstRow + firstRow };

    public static AmountScale Build(int currency, List<int> routes, AmountTerm[] routeTerms, PageTableBuilder rows)
    {
        (int Route, AmountRange Range)[] bounded =
            [.. routes.Select(route => (route, routeTerms[route].Ranges.First(range => range.Currency.Ordinal == currency)))];
        long[] breakPoints = BreakPointsOf(bounded);
        var scale = new AmountScale(currency, Thin(breakPoints), rows.RowCount, breakPoints.Length <= MaximumSegments);
        scale.AddRows(bounded, rows);
        return scale;
    }

    private int SegmentOf(long amount)
    {
        int found = Starts.AsSpan().BinarySearch(amount);
        return found >= 0 ? found : ~found - 1;
    }

    private static long[] BreakPointsOf((int Route, AmountRange Range)[] bounded)
    {
        var points = new HashSet<long> { long.MinValue };
        foreach ((_, AmountRange range) in bounded)
        {
            points.Add(range.Minimum);
            if (range.Maximum < long.MaxValue)
            {
                points.Add(range.Maximum + 1);
            }
        }

        return [.. points.Order()];
    }

    private static long[] Thin(long[] breakPoints) =>
        breakPoints.Length <= MaximumSegments
            ? breakPoints
            : [.. Enumerable.Range(0, MaximumSegments).Select(i => breakPoints[(int)((long)i * breakPoints.Length / MaximumSegments)])];

    private void AddRows((int Route, AmountRange Range)[] bounded, PageTableBuilder rows)
    {
        var unbounded = new ulong[rows.WordCount];
        Array.Fill(unbounded, ulong.MaxValue);
        foreach ((int route, _) in bounded)
        {
            unbounded[route / 64] &= ~(1UL << (route % 64));
        }

        var open = new ulong[Starts.Length][];
        var undecided = new ulong[IsExact ? 0 : Starts.Length][];
        for (int segment = 0; segment < Starts.Length; segment++)
        {
            open[segment] = [.. unbounded];
            if (!IsExact)
            {
                undecided[segment] = new ulong[rows.WordCount];
            }
        }

        foreach ((int route, AmountRange range) in bounded)
        {
            int last = SegmentOf(range.Maximum);
            for (int segment = SegmentOf(range.Minimum); segment <= last; segment++)
            {
                ulong bit = 1UL << (route % 64);
                open[segment][route / 64] |= bit;
                if (!IsExact && !Covers(range, segment))
                {
                    undecided[segment][route / 64] |= bit;
                }
            }
        }

        for (int segment = 0; segment < Starts.Length; segment++)
        {
            rows.Add(open[segment]);
            if (!IsExact)
            {
                rows.Add(undecided[segment]);
            }
        }
    }

    private bool Covers(AmountRange range, int segment)
    {
        long end = segment + 1 < Starts.Length ? Starts[segment + 1] - 1 : long.MaxValue;
        return range.Minimum <= Starts[segment] && range.Maximum >= end;
    }
}
