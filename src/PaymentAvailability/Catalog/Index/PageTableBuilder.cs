namespace PaymentAvailability;

/// <summary>Collects rows for a <see cref="PageTable"/>. For one thread; the rows of several builders are put together by <see cref="Join"/>.</summary>
internal sealed class PageTableBuilder
{
    private readonly List<PageTable.Sheet> _sheets = [];
    private readonly List<ulong> _pool = [];
    private readonly int _routeCount;
    private readonly bool _isDense;

    public PageTableBuilder(int routeCount)
    {
        _routeCount = routeCount;
        int pages = PageTable.PagesFor(routeCount);
        WordCount = pages * PageTable.PageWords;
        _isDense = pages <= PageTable.MostDensePages;
    }

    /// <summary>The words of a whole row, as <see cref="Add"/> takes them.</summary>
    public int WordCount { get; }

    /// <summary>The rows added so far.</summary>
    public int RowCount { get; private set; }

    /// <summary>Adds a row and returns its number.</summary>
    /// <param name="words">One bit a route, <see cref="WordCount"/> words; bits beyond the last route say nothing.</param>
    public int Add(ReadOnlySpan<ulong> words)
    {
        const int SheetWords = PageTable.SheetPages * PageTable.PageWords;
        for (int first = 0; first < words.Length; first += SheetWords)
        {
            AddSheet(words.Slice(first, Math.Min(SheetWords, words.Length - first)));
        }

        return RowCount++;
    }

    /// <summary>A table of the rows of all <paramref name="builders"/>, one after the other.</summary>
    public static PageTable Join(int routeCount, IReadOnlyList<PageTableBuilder> builders)
    {
        var sheets = new PageTable.Sheet[builders.Sum(builder => builder._sheets.Count)];
        var pool = new ulong[builders.Sum(builder => builder._pool.Count)];
        int sheetCount = 0;
        int wordCount = 0;
        foreach (PageTableBuilder builder in builders)
        {
            foreach (PageTable.Sheet sheet in builder._sheets)
            {
                sheets[sheetCount++] = sheet with { FirstPoolPage = sheet.FirstPoolPage + (wordCount / PageTable.PageWords) };
            }

            builder._pool.CopyTo(pool, wordCount);
            wordCount += builder._pool.Count;
        }

        return new PageTable(routeCount, sheets, pool);
    }

    /// <summary>A table of the rows added.</summary>
    public PageTable Build() => Join(_routeCount, [this]);

    private void AddSheet(ReadOnlySpan<ulong> words)
    {
        ulong filled = 0;
        ulong mixed = 0;
        int firstPoolPage = _pool.Count / PageTable.PageWords;
        for (int page = 0; page * PageTable.PageWords < words.Length; page++)
        {
            ReadOnlySpan<ulong> content = words.Slice(page * PageTable.PageWords, PageTable.PageWords);
            bool isEmpty = !content.ContainsAnyExcept(0UL);
            bool isFull = !content.ContainsAnyExcept(ulong.MaxValue);
            if (!isEmpty)
            {
                filled |= 1UL << page;
            }

            if (_isDense || !(isEmpty || isFull))
            {
                mixed |= 1UL << page;
                _pool.AddRange(content);
            }
        }

        _sheets.Add(new PageTable.Sheet(filled, mixed, firstPoolPage));
    }
}
