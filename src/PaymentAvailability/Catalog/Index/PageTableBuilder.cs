using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Collects rows for a <see cref="PageTable"/>. For one thread; the rows of several builders are joined by <see cref="Append"/>.</summary>
internal sealed class PageTableBuilder
{
    private readonly List<int> _pages = [];
    private readonly List<ulong> _pool = [];

    public PageTableBuilder(int routeCount)
    {
        RouteCount = routeCount;
        PageCount = PageTable.PagesFor(routeCount);
        CollectionsMarshal.SetCount(_pool, 2 * PageTable.PageWords);
        Span<ulong> pool = CollectionsMarshal.AsSpan(_pool);
        pool[..PageTable.PageWords].Clear();
        pool[PageTable.PageWords..].Fill(ulong.MaxValue);
    }

    public int RouteCount { get; }

    public int PageCount { get; }

    /// <summary>The words of a whole row, as <see cref="Add"/> takes them.</summary>
    public int WordCount => PageCount * PageTable.PageWords;

    /// <summary>The rows added so far.</summary>
    public int RowCount { get; private set; }

    /// <summary>Adds a row and returns its number.</summary>
    /// <param name="words">One bit a route, <see cref="WordCount"/> words; bits beyond the last route are ignored.</param>
    public int Add(ReadOnlySpan<ulong> words)
    {
        for (int page = 0; page < PageCount; page++)
        {
            _pages.Add(Store(words.Slice(page * PageTable.PageWords, PageTable.PageWords)));
        }

        return RowCount++;
    }

    /// <summary>Adds the rows of <paramref name="other"/> and returns the number that its first row has here.</summary>
    public int Append(PageTableBuilder other)
    {
        int firstRow = RowCount;
        int shift = (_pool.Count / PageTable.PageWords) - 2;
        foreach (int page in other._pages)
        {
            _pages.Add(page <= PageTable.FullPage ? page : page + shift);
        }

        _pool.AddRange(CollectionsMarshal.AsSpan(other._pool)[(2 * PageTable.PageWords)..]);
        RowCount += other.RowCount;
        return firstRow;
    }

    public PageTable Build() => new(RouteCount, [.. _pages], [.. _pool]);

    private int Store(ReadOnlySpan<ulong> page)
    {
        if (!page.ContainsAnyExcept(0UL))
        {
            return PageTable.EmptyPage;
        }

        if (!page.ContainsAnyExcept(ulong.MaxValue))
        {
            return PageTable.FullPage;
        }

        _pool.AddRange(page);
        return (_pool.Count / PageTable.PageWords) - 1;
    }
}
