namespace PaymentAvailability.Tests;

/// <summary>Matching allocates nothing; a result allocates only what it returns.</summary>
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Rounds = 500;
    private const int Runs = 50;

    [Fact]
    public void Matching_allocates_nothing()
    {
        PaymentCatalog catalog = TestCatalogs.TenMethods;
        var routes = new int[catalog.Routes.Length];
        RouteQuery[] queries =
        [
            new() { Amount = new Money(1_200m, "CNY"), Client = ClientKind.App, At = new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero) },
            new() { Amount = new Money(9_999m, "CNY"), Country = Country.Parse("US"), Product = "overdue" },
            new() { Amount = new Money(1m, "USD"), Attributes = new Dictionary<string, string> { ["segment"] = "gold" } },
            default,
        ];

        AllocatedBy(() =>
        {
            foreach (ref readonly RouteQuery query in queries.AsSpan())
                catalog.FindAcceptingRoutes(query, routes);
        }).Should().Be(0);
    }

    [Theory]
    [InlineData(1_200)]
    [InlineData(99_999)]
    public void A_warm_resolution_of_ten_methods_answers_at_once_and_allocates_at_most_a_kilobyte(int amount)
    {
        var board = new ChannelStatusBoard();
        board.Set("b", ChannelState.Down);
        TestResolver resolver = new TestResolver(TestCatalogs.TenMethods)
            .AddInline("client", new ClientGate(new ClientOptions()))
            .AddInline("channel.board", new ChannelStatusGate(board, UnknownPolicy.Open))
            .AddInline("attempt", new AttemptGate(new InMemoryAttemptStore(new AttemptOptions()), new AttemptOptions()))
            .AddInline("order.memory", new GateOf(GateVerdict.Open))
            .AddInline("risk.memory", new GateOf(GateVerdict.Open));
        var request = new PaymentRequest
        {
            Amount = new Money(amount, "CNY"),
            OrderId = "loan-17",
            Country = Country.Parse("CN"),
            Client = new ClientContext { Kind = ClientKind.App, Network = NetworkQuality.Good },
            Product = "instalment",
        };

        AllocatedBy(() => resolver.Resolve(request)).Should().BeLessThanOrEqualTo(1_024);
    }

    [Fact]
    public void A_begun_and_settled_attempt_allocates_at_most_a_kilobyte()
    {
        var reporter = new TestReporter(new AttemptOptions { MaximumSettled = 100, MaximumSucceeded = 100 });
        PaymentReport[] begun = [.. Enumerable.Range(0, Runs * Rounds).Select(i => PaymentReport.Begun(TestReporter.Attempt($"order {i}", $"attempt {i}")))];
        PaymentReport[] settled = [.. begun.Select(report => PaymentReport.Of(report.Attempt, PaymentOutcome.Succeeded))];
        int next = 0;

        AllocatedBy(() =>
        {
            reporter.Answer(begun[next]);
            reporter.Answer(settled[next++]);
        }).Should().BeLessThanOrEqualTo(1_024);
    }

    // The least of many runs: the runtime allocates now and then while it tiers code up, and puts on the stack what does not escape only in the last tier.
    private static long AllocatedBy(Action act)
    {
        long least = long.MaxValue;
        for (int run = 0; run < Runs; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Rounds; i++)
                act();
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds);
        }

        return least;
    }
}

/// <summary>Runs alone: code is compiled to its last tier only when nothing new is being compiled.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class MeasuredAlone;
