using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>
/// Sets of routes, one set a row, one bit a route, cut into pages of 512 bits that equal content shares.
/// </summary>
/// <remarks>
/// A row of a large catalog is mostly empty pages (or, for "all but these", full ones). Both are stored once for the whole
/// table, so a row costs four bytes a page plus 64 bytes for each mixed page, and intersecting rows skips a page as soon as
/// one row has none of it. 512 bits are a cache line and one AVX-512 register (two of AVX2): the page is the unit that
/// memory and the processor move anyway. Immutable, safe for concurrent use.
/// </remarks>
internal sealed class PageTable
{
    /// <summary>Routes a page.</summary>
    public const int PageBits = 512;

    /// <summary>64-bit words a page.</summary>
    public const int PageWords = PageBits / 64;

    /// <summary>The page that no route is in, at the head of every pool.</summary>
    public const int EmptyPage = 0;

    /// <summary>The page that every route is in.</summary>
    public const int FullPage = 1;

    private readonly int[] _pages;
    private readonly ulong[] _pool;

    public PageTable(int routeCount, int[] pages, ulong[] pool)
    {
        RouteCount = routeCount;
        PageCount = PagesFor(routeCount);
        _pages = pages;
        _pool = pool;
    }

    /// <summary>The routes a row has bits for.</summary>
    public int RouteCount { get; }

    /// <summary>The pages of a row.</summary>
    public int PageCount { get; }

    /// <summary>The words a caller's buffer needs to hold one whole row.</summary>
    public int WordCount => PageCount * PageWords;

    /// <summary>The memory the table occupies, in bytes.</summary>
    public long SizeInBytes => ((long)_pages.Length * sizeof(int)) + ((long)_pool.Length * sizeof(ulong));

    public static int PagesFor(int routeCount) => (routeCount + PageBits - 1) / PageBits;

    /// <summary>Whether <paramref name="route"/> is in row <paramref name="row"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int row, int route)
    {
        int page = _pages[(row * PageCount) + (route / PageBits)];
        return (_pool[(page * PageWords) + (route % PageBits / 64)] >> route & 1) != 0;
    }

    /// <summary>Writes the routes that are in <paramref name="mask"/> and in every one of <paramref name="rows"/>, as bits.</summary>
    /// <param name="rows">The rows to intersect, the rarest first where the caller knows it.</param>
    /// <param name="mask">The routes to start from, <see cref="WordCount"/> words.</param>
    /// <param name="words">Where the result goes, <see cref="WordCount"/> words; all of them are written.</param>
    public void Intersect(ReadOnlySpan<int> rows, ReadOnlySpan<ulong> mask, Span<ulong> words)
    {
        for (int page = 0; page < PageCount; page++)
        {
            IntersectPage(rows, mask, page).CopyTo(words[(page * PageWords)..]);
        }
    }

    /// <summary>Writes the numbers of the routes that are in <paramref name="mask"/> and in every one of <paramref name="rows"/>.</summary>
    /// <param name="rows">The rows to intersect, the rarest first where the caller knows it.</param>
    /// <param name="mask">The routes to start from, <see cref="WordCount"/> words.</param>
    /// <param name="routes">Where the numbers go, ascending; those beyond its length are counted, not written.</param>
    /// <returns>How many routes there are.</returns>
    public int Intersect(ReadOnlySpan<int> rows, ReadOnlySpan<ulong> mask, Span<int> routes)
    {
        int count = 0;
        for (int page = 0; page < PageCount; page++)
        {
            Vector512<ulong> open = IntersectPage(rows, mask, page);
            if (open != Vector512<ulong>.Zero)
            {
                count = WriteRoutes(open, page * PageBits, routes, count);
            }
        }

        return count;
    }

    /// <summary>Whether any bit of <paramref name="words"/> is in row <paramref name="row"/> too.</summary>
    public bool Overlaps(int row, ReadOnlySpan<ulong> words)
    {
        for (int page = 0; page < PageCount; page++)
        {
            int stored = _pages[(row * PageCount) + page];
            if (stored != EmptyPage && (Load(stored) & Vector512.Create(words[(page * PageWords)..])) != Vector512<ulong>.Zero)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> IntersectPage(ReadOnlySpan<int> rows, ReadOnlySpan<ulong> mask, int page)
    {
        Vector512<ulong> open = Vector512<ulong>.AllBitsSet;
        foreach (int row in rows)
        {
            int stored = _pages[(row * PageCount) + page];
            if (stored == EmptyPage)
            {
                return Vector512<ulong>.Zero;
            }

            if (stored != FullPage)
            {
                open &= Load(stored);
                if (open == Vector512<ulong>.Zero)
                {
                    return open;
                }
            }
        }

        return open & Vector512.Create(mask[(page * PageWords)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> Load(int page) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_pool), (nuint)(page * PageWords));

    private static int WriteRoutes(Vector512<ulong> open, int firstRoute, Span<int> routes, int count)
    {
        for (int word = 0; word < PageWords; word++)
        {
            for (ulong bits = open[word]; bits != 0; bits &= bits - 1)
            {
                if (count < routes.Length)
                {
                    routes[count] = firstRoute + (word * 64) + BitOperations.TrailingZeroCount(bits);
                }

                count++;
            }
        }

        return count;
    }
}
