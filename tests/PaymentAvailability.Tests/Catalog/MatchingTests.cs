namespace PaymentAvailability.Tests;

public sealed class MatchingTests
{
    private const int Seed = 20261122;

    [Theory]
    [InlineData(10)]
    [InlineData(700)]
    [InlineData(3_000)]
    public void Allocates_nothing(int routes)
    {
        var random = new RandomCatalog(Seed, routes);
        var catalog = PaymentCatalog.Compile(random.Definition);
        RouteQuery[] queries = [.. Enumerable.Range(0, 200).Select(_ => random.NextQuery() with { At = DateTimeOffset.UnixEpoch })];
        var found = new int[routes];
        Ask(catalog, queries, found);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Ask(catalog, queries, found);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void A_destination_that_is_too_short_is_an_argument_error()
    {
        var catalog = PaymentCatalog.Compile(new RandomCatalog(Seed, 600).Definition);
        int count = catalog.FindAcceptingRoutes(default, new int[600]);

        count.Should().Be(600);
        ((Action)(() => catalog.FindAcceptingRoutes(default, new int[599]))).Should().Throw<ArgumentException>().WithParameterName("routes");
        ((Action)(() => catalog.FindAcceptingRoutes(default, default))).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(40)]
    [InlineData(900)]
    public void A_destination_of_just_the_length_of_the_answer_is_enough(int routes)
    {
        var random = new RandomCatalog(Seed, routes);
        var catalog = PaymentCatalog.Compile(random.Definition);
        for (int i = 0; i < 500; i++)
        {
            RouteQuery query = random.NextQuery();
            var roomy = new int[routes];
            int count = catalog.FindAcceptingRoutes(query, roomy);
            var exact = new int[count];

            catalog.FindAcceptingRoutes(query, exact).Should().Be(count);
            exact.Should().Equal(roomy.Take(count));
        }
    }

    [Fact]
    public void Threads_that_share_a_catalog_get_the_same_answers()
    {
        var random = new RandomCatalog(Seed, 1_000);
        var catalog = PaymentCatalog.Compile(random.Definition);
        RouteQuery[] queries = [.. Enumerable.Range(0, 400).Select(i => random.NextQuery() with { At = DateTimeOffset.UnixEpoch.AddHours(i % 50) })];
        string[] expected = [.. queries.Select(Answer)];

        Parallel.For(0, 20, _ => queries.Select(Answer).Should().Equal(expected));

        string Answer(RouteQuery query)
        {
            var found = new int[1_000];
            return string.Join(' ', found.Take(catalog.FindAcceptingRoutes(query, found)));
        }
    }

    private static void Ask(PaymentCatalog catalog, RouteQuery[] queries, int[] found)
    {
        foreach (RouteQuery query in queries)
            catalog.FindAcceptingRoutes(query, found);
    }
}
