using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>
/// Sets of routes, one set a row, one bit a route, cut into pages of 512 bits of which only the mixed ones are stored.
/// </summary>
/// <remarks>
/// <para>A row of a large catalog is mostly empty pages (or, for "all but these", full ones). A sheet stands for 64 pages and says which
/// of them hold routes and which are mixed, so intersecting rows begins with one AND for 64 pages and looks only at those that all rows
/// have something in. Such a hierarchy is what makes sparse bitmaps quick to intersect (S. Chambi, D. Lemire, O. Kaser, R. Godin, "Better
/// bitmap performance with Roaring bitmaps", Software: Practice and Experience 46(5), 2016).</para>
/// <para>512 bits are a cache line and one AVX-512 register (two of AVX2): the unit that memory and the processor move anyway.
/// Immutable, safe for concurrent use.</para>
/// </remarks>
internal sealed class PageTable
{
    /// <summary>Routes a page.</summary>
    public const int PageBits = 512;

    /// <summary>64-bit words a page.</summary>
    public const int PageWords = PageBits / 64;

    /// <summary>Pages a sheet: as many as a word has bits.</summary>
    public const int SheetPages = 64;

    /// <summary>The most pages of a row that are all stored.</summary>
    public const int MostDensePages = 4;

    private const int SheetBits = SheetPages * PageBits;

    private readonly Sheet[] _sheets;
    private readonly ulong[] _pool;
    private readonly int _sheetCount;

    /// <param name="routeCount">The routes a row has bits for.</param>
    /// <param name="sheets">The sheets of the first row, then those of the second, and so on.</param>
    /// <param name="pool">The mixed pages.</param>
    public PageTable(int routeCount, Sheet[] sheets, ulong[] pool)
    {
        PageCount = PagesFor(routeCount);
        _sheetCount = SheetsFor(routeCount);
        _sheets = sheets;
        _pool = pool;
    }

    /// <summary>The pages of a row.</summary>
    public int PageCount { get; }

    /// <summary>Whether the table has so few pages that all of them are stored, one after the other, and none needs looking up.</summary>
    public bool IsDense => PageCount <= MostDensePages;

    /// <summary>The words a caller's buffer needs to hold one whole row.</summary>
    public int WordCount => PageCount * PageWords;

    /// <summary>The memory the table occupies, in bytes.</summary>
    public long SizeInBytes => ((long)_sheets.Length * Unsafe.SizeOf<Sheet>()) + ((long)_pool.Length * sizeof(ulong));

    public static int PagesFor(int routeCount) => (routeCount + PageBits - 1) / PageBits;

    public static int SheetsFor(int routeCount) => (routeCount + SheetBits - 1) / SheetBits;

    /// <summary>Whether <paramref name="route"/> is in row <paramref name="row"/>.</summary>
    public bool Contains(int row, int route) => IsDense
        ? (_pool[(row * WordCount) + (route / 64)] >> route & 1) != 0
        : ContainsInSheet(row, route);

    private bool ContainsInSheet(int row, int route)
    {
        ref readonly Sheet sheet = ref _sheets[(row * _sheetCount) + (route / SheetBits)];
        int page = route / PageBits % SheetPages;
        return (sheet.Mixed >> page & 1) != 0
            ? (_pool[(sheet.PoolPageOf(page) * PageWords) + (route % PageBits / 64)] >> route & 1) != 0
            : (sheet.Filled >> page & 1) != 0;
    }

    /// <summary>The routes of page <paramref name="page"/> in row <paramref name="row"/>.</summary>
    public Vector512<ulong> PageOf(int row, int page)
    {
        ref readonly Sheet sheet = ref _sheets[(row * _sheetCount) + (page / SheetPages)];
        int place = page % SheetPages;
        return (sheet.Mixed >> place & 1) != 0 ? Load(sheet.PoolPageOf(place))
            : (sheet.Filled >> place & 1) != 0 ? Vector512<ulong>.AllBitsSet
            : Vector512<ulong>.Zero;
    }

    /// <summary>The routes of page <paramref name="page"/> in row <paramref name="row"/> of a dense table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<ulong> DensePageOf(int row, int page) => Load((row * PageCount) + page);

    /// <summary>Walks the pages that have routes in <paramref name="mask"/> and in every one of <paramref name="rows"/>.</summary>
    /// <param name="rows">The rows to intersect, the rarest first where the caller knows it.</param>
    /// <param name="mask">The routes to start from, <see cref="WordCount"/> words.</param>
    public Intersection Intersect(ReadOnlySpan<int> rows, ReadOnlySpan<ulong> mask) => new(this, rows, mask);

    /// <summary>Whether any bit of <paramref name="words"/> is in row <paramref name="row"/> too.</summary>
    public bool Overlaps(int row, ReadOnlySpan<ulong> words)
    {
        Intersection pages = Intersect([row], words);
        return pages.MoveNext();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> Load(int poolPage) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_pool), (nuint)(poolPage * PageWords));

    /// <summary>A page of each row for every 64 pages, in short.</summary>
    /// <param name="Filled">One bit for each page that holds a route.</param>
    /// <param name="Mixed">One bit for each page that holds some routes and not others.</param>
    /// <param name="FirstPoolPage">Where the first mixed page is in the pool; the others follow.</param>
    internal readonly record struct Sheet(ulong Filled, ulong Mixed, int FirstPoolPage)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int PoolPageOf(int page) => FirstPoolPage + BitOperations.PopCount(Mixed & ((1UL << page) - 1));
    }

    /// <summary>The pages in which some rows and a mask meet, ascending.</summary>
    internal ref struct Intersection
    {
        private readonly PageTable _table;
        private readonly ReadOnlySpan<int> _rows;
        private readonly ReadOnlySpan<ulong> _mask;
        private int _sheet = -1;
        private ulong _pending;

        public Intersection(PageTable table, ReadOnlySpan<int> rows, ReadOnlySpan<ulong> mask)
        {
            _table = table;
            _rows = rows;
            _mask = mask;
        }

        /// <summary>The number of the page.</summary>
        public int Page { get; private set; }

        /// <summary>The routes of the page that are in all of them, at least one.</summary>
        public Vector512<ulong> Routes { get; private set; }

        public bool MoveNext()
        {
            do
            {
                while (_pending != 0)
                {
                    int place = BitOperations.TrailingZeroCount(_pending);
                    _pending &= _pending - 1;
                    Page = (_sheet * SheetPages) + place;
                    Routes = IntersectPage(place);
                    if (Routes != Vector512<ulong>.Zero)
                    {
                        return true;
                    }
                }
            }
            while (MoveToNextSheet());

            return false;
        }

        private bool MoveToNextSheet()
        {
            if (++_sheet >= _table._sheetCount)
            {
                return false;
            }

            int pages = Math.Min(SheetPages, _table.PageCount - (_sheet * SheetPages));
            _pending = ulong.MaxValue >> (SheetPages - pages);
            foreach (int row in _rows)
            {
                _pending &= _table._sheets[(row * _table._sheetCount) + _sheet].Filled;
            }

            return true;
        }

        private readonly Vector512<ulong> IntersectPage(int place)
        {
            PageTable table = _table;
            Vector512<ulong> routes = Vector512.Create(_mask[(Page * PageWords)..]);
            foreach (int row in _rows)
            {
                ref readonly Sheet sheet = ref table._sheets[(row * table._sheetCount) + _sheet];
                if ((sheet.Mixed >> place & 1) != 0)
                {
                    routes &= table.Load(sheet.PoolPageOf(place));
                }
            }

            return routes;
        }
    }
}
