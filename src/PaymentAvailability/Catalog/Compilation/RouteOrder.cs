namespace PaymentAvailability;

/// <summary>Decides the order of routes in a compiled catalog: similar routes become neighbours, so that rows have few mixed pages.</summary>
/// <remarks>
/// Sorting the records by their most telling columns before building bitmaps is what D. Lemire, O. Kaser and K. Aouiche found
/// to help most ("Sorting improves word-aligned bitmap indexes", Data &amp; Knowledge Engineering 69(1), 2010).
/// </remarks>
internal static class RouteOrder
{
    private const int Columns = 4;

    private const int BitsAColumn = 16;

    /// <summary>For each place in the compiled catalog the route of the draft that takes it.</summary>
    /// <param name="routeCount">The routes of the draft.</param>
    /// <param name="dimensions">The restricted dimensions, the most telling first.</param>
    public static int[] Of(int routeCount, DimensionCompiler[] dimensions)
    {
        int[] order = [.. Enumerable.Range(0, routeCount)];
        if (routeCount <= PageTable.PageBits || dimensions.Length == 0)
        {
            return order;
        }

        var keys = new (ulong Content, int Route)[routeCount];
        for (int route = 0; route < routeCount; route++)
        {
            keys[route].Route = route;
        }

        for (int column = 0; column < Math.Min(Columns, dimensions.Length); column++)
        {
            int[] ranks = dimensions[column].RankTerms();
            int shift = BitsAColumn * (Columns - 1 - column);
            for (int route = 0; route < routeCount; route++)
            {
                // More than 65,536 distinct terms in one dimension share ranks: a coarser order, the same answers.
                ulong rank = (ulong)Math.Min(ranks[dimensions[column].RouteTerms[route]], (1 << BitsAColumn) - 1);
                keys[route].Content |= rank << shift;
            }
        }

        Array.Sort(keys, order);
        return order;
    }
}
