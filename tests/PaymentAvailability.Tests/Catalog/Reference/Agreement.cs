namespace PaymentAvailability.Tests;

/// <summary>Compares compiled catalogs with the reference on random catalogs and queries.</summary>
internal static class Agreement
{
    private const int QueriesAReasonCheck = 50;
    private const int MostRoutesAReasonCheck = 60;

    // Many small catalogs, where every mixture of terms occurs, and some that fill several pages of bits.
    private static readonly (int Fewest, int Most, int Catalogs, int Queries)[] Mixture =
    [
        (1, 12, 2_000, 190),
        (13, 80, 500, 210),
        (100, 513, 40, 300),
        (514, 1_600, 8, 300),
        (2_001, 4_000, 5, 200),
    ];

    /// <summary>How many queries one <see cref="Check"/> compares.</summary>
    public static int QueryCount => Mixture.Sum(part => part.Catalogs * part.Queries);

    /// <summary>Compares the accepting routes of every query, and of every fiftieth the reasons of up to sixty routes.</summary>
    /// <exception cref="InvalidOperationException">They differ; the message names the seed.</exception>
    public static void Check(int seed)
    {
        (int Seed, int Routes, int Queries)[] cases = [.. CasesOf(new Random(seed))];
        Parallel.ForEach(cases, each => CheckCatalog(each.Seed, each.Routes, each.Queries));
    }

    public static void CheckCatalog(int seed, int routeCount, int queries)
    {
        var random = new RandomCatalog(seed, routeCount);
        PaymentCatalog catalog = PaymentCatalog.Compile(random.Definition);
        var pair = new ComparedCatalog(catalog, new ReferenceCatalog(random.Definition));
        int step = 1 + (routeCount / MostRoutesAReasonCheck);
        for (int i = 0; i < queries; i++)
        {
            RouteQuery query = random.NextQuery();
            string? found = pair.FindDifference(query);
            if (i % QueriesAReasonCheck == 0)
                found ??= pair.FindDifferenceOfReasons(query, first: i / QueriesAReasonCheck % step, step);
            if (found is { } difference)
                throw new InvalidOperationException($"{difference}; seed {seed}, {routeCount} routes, query {i}");
        }
    }

    private static IEnumerable<(int Seed, int Routes, int Queries)> CasesOf(Random random) =>
        from part in Mixture
        from _ in Enumerable.Range(0, part.Catalogs)
        select (random.Next(), random.Next(part.Fewest, part.Most + 1), part.Queries);
}
