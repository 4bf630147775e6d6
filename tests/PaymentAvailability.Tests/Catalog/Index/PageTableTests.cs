using System.Numerics;
using System.Runtime.Intrinsics;

namespace PaymentAvailability.Tests;

public sealed class PageTableTests
{
    // Below, at and above the edges of pages (512) and of sheets (32,768).
    public static TheoryData<int> RouteCounts => [1, 63, 64, 511, 512, 513, 1_500, 32_767, 32_768, 32_769, 40_000];

    [Theory]
    [MemberData(nameof(RouteCounts))]
    public void Says_what_sets_of_numbers_say(int routeCount)
    {
        var random = new Random(routeCount);
        HashSet<int>[] sets = [.. Enumerable.Range(0, 9).Select(kind => NextSet(random, kind, routeCount))];
        PageTable table = TableOf(routeCount, sets);

        for (int row = 0; row < sets.Length; row++)
            Enumerable.Range(0, routeCount).Where(route => table.Contains(row, route)).Should().Equal(sets[row].Order());

        for (int i = 0; i < 30; i++)
        {
            int[] rows = [.. Enumerable.Range(0, sets.Length).Where(_ => random.Next(3) == 0)];
            HashSet<int> mask = NextSet(random, random.Next(9), routeCount);
            IEnumerable<int> expected = mask.Where(route => rows.All(row => sets[row].Contains(route))).Order();

            Walk(table, rows, WordsOf(mask, table.WordCount)).Should().Equal(expected);
            table.Overlaps(i % sets.Length, WordsOf(mask, table.WordCount)).Should().Be(mask.Overlaps(sets[i % sets.Length]));
        }
    }

    [Theory]
    [InlineData(700)]
    [InlineData(33_000)]
    public void A_page_is_the_same_walked_to_or_asked_for(int routeCount)
    {
        var random = new Random(routeCount);
        HashSet<int>[] sets = [.. Enumerable.Range(0, 9).Select(kind => NextSet(random, kind, routeCount))];
        PageTable table = TableOf(routeCount, sets);

        for (int row = 0; row < sets.Length; row++)
        {
            for (int page = 0; page < table.PageCount; page++)
                RoutesOf(table.PageOf(row, page), page).Where(route => route < routeCount).Should().Equal(sets[row].Where(route => route / 512 == page).Order());
        }
    }

    [Fact]
    public void Joined_builders_keep_their_rows_one_after_the_other()
    {
        var random = new Random(5);
        HashSet<int>[] sets = [.. Enumerable.Range(0, 9).Select(kind => NextSet(random, kind, 2_000))];
        PageTableBuilder[] builders = [.. sets.Chunk(2).Select(chunk => BuilderOf(2_000, chunk))];

        var joined = PageTableBuilder.Join(2_000, builders);

        for (int row = 0; row < sets.Length; row++)
            Walk(joined, [row], WordsOf([.. Enumerable.Range(0, 2_000)], joined.WordCount)).Should().Equal(sets[row].Order());
    }

    [Fact]
    public void Empty_and_full_pages_take_no_room()
    {
        const int RouteCount = 32_768;
        PageTable table = TableOf(RouteCount, [[], [.. Enumerable.Range(0, RouteCount)], [5]]);

        table.SizeInBytes.Should().Be((3 * 24) + 64);
    }

    // Nothing, everything, one, few, half, nearly all, one stretch, all but a stretch, every tenth.
    private static HashSet<int> NextSet(Random random, int kind, int routeCount)
    {
        int start = random.Next(routeCount);
        int end = random.Next(start, routeCount);
        return [.. Enumerable.Range(0, routeCount).Where(route => kind switch
        {
            0 => false,
            1 => true,
            2 => route == start,
            3 => random.Next(200) == 0,
            4 => random.Next(2) == 0,
            5 => random.Next(200) != 0,
            6 => route >= start && route <= end,
            7 => route < start || route > end,
            _ => route % 10 == 0,
        })];
    }

    private static PageTable TableOf(int routeCount, HashSet<int>[] sets) => BuilderOf(routeCount, sets).Build();

    private static PageTableBuilder BuilderOf(int routeCount, HashSet<int>[] sets)
    {
        var builder = new PageTableBuilder(routeCount);
        for (int row = 0; row < sets.Length; row++)
            builder.Add(WordsOf(sets[row], builder.WordCount)).Should().Be(row);

        builder.RowCount.Should().Be(sets.Length);
        return builder;
    }

    private static ulong[] WordsOf(HashSet<int> routes, int wordCount)
    {
        var words = new ulong[wordCount];
        foreach (int route in routes)
            words[route / 64] |= 1UL << (route % 64);
        return words;
    }

    private static List<int> Walk(PageTable table, int[] rows, ulong[] mask)
    {
        var found = new List<int>();
        PageTable.Intersection pages = table.Intersect(rows, mask);
        while (pages.MoveNext())
            found.AddRange(RoutesOf(pages.Routes, pages.Page));
        return found;
    }

    private static IEnumerable<int> RoutesOf(Vector512<ulong> page, int number)
    {
        var words = new ulong[PageTable.PageWords];
        page.CopyTo(words);
        return Enumerable.Range(0, PageTable.PageBits)
            .Where(route => BitOperations.PopCount(words[route / 64] & (1UL << (route % 64))) == 1)
            .Select(route => (number * PageTable.PageBits) + route);
    }
}
