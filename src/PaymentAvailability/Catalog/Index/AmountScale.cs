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

    public static AmountScale Build(int currency, List<BoundedRoute> bounded, PageTableBuilder rows)
    {
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

    private static long[] BreakPointsOf(List<BoundedRoute> bounded)
    {
        var points = new HashSet<long> { long.MinValue };
        foreach ((int _, AmountRange range) in bounded)
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

    // A row differs from the one before it by the routes whose range ended there and those whose range begins here.
    private void AddRows(List<BoundedRoute> bounded, PageTableBuilder rows)
    {
        var open = new ulong[rows.WordCount];
        Array.Fill(open, ulong.MaxValue);
        List<int>[] starting = [.. Starts.Select(_ => new List<int>())];
        List<int>[] ending = [.. Starts.Select(_ => new List<int>())];
        for (int i = 0; i < bounded.Count; i++)
        {
            bounded[i].RemoveFrom(open);
            starting[SegmentOf(bounded[i].Range.Minimum)].Add(i);
            ending[SegmentOf(bounded[i].Range.Maximum)].Add(i);
        }

        var undecided = new ulong[rows.WordCount];
        for (int segment = 0; segment < Starts.Length; segment++)
        {
            starting[segment].ForEach(i => bounded[i].AddTo(open));
            rows.Add(open);
            if (!IsExact)
            {
                Array.Clear(undecided);
                AddUndecided(bounded, starting[segment], segment, undecided);
                AddUndecided(bounded, ending[segment], segment, undecided);
                rows.Add(undecided);
            }

            ending[segment].ForEach(i => bounded[i].RemoveFrom(open));
        }
    }

    private void AddUndecided(List<BoundedRoute> bounded, List<int> beginningOrEnding, int segment, ulong[] undecided)
    {
        foreach (int i in beginningOrEnding)
        {
            if (!Covers(bounded[i].Range, segment))
            {
                bounded[i].AddTo(undecided);
            }
        }
    }

    private bool Covers(AmountRange range, int segment)
    {
        long end = segment + 1 < Starts.Length ? Starts[segment + 1] - 1 : long.MaxValue;
        return range.Minimum <= Starts[segment] && range.Maximum >= end;
    }
}

/// <summary>A route and the amounts it accepts in the currency at hand.</summary>
internal readonly record struct BoundedRoute(int Route, AmountRange Range)
{
    public void AddTo(Span<ulong> words) => words[Route / 64] |= 1UL << (Route % 64);

    public void RemoveFrom(Span<ulong> words) => words[Route / 64] &= ~(1UL << (Route % 64));
}
