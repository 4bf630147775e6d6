namespace PaymentAvailability.Tests;

/// <summary>Overload in virtual time: what can be answered is answered, quickly; the rest is refused at once.</summary>
public sealed class BulkheadSimulationTests
{
    private static readonly int[] Seeds = [1, 7, Environment.TickCount];

    private readonly ITestOutputHelper _output;

    public BulkheadSimulationTests(ITestOutputHelper output) => _output = output;

    [Theory]
    [InlineData(1.2)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Nearly_all_of_the_capacity_is_used_and_the_accepted_are_quick(double load)
    {
        foreach (int seed in Seeds)
        {
            SimulatedServer server = ServerOf(seed, capacity: 10, maximum: 10);
            server.Run(2 * load, 2_000);
            server.Forget();
            server.Run(2 * load, 30_000);

            _output.WriteLine($"seed {seed}: {server.Answered / 60_000.0:P1} of capacity, p99 {server.Percentile(0.99):N1} ms, limit {server.Limit}");
            (server.Answered / 60_000.0).Should().BeGreaterThan(0.97);
            server.Percentile(0.99).Should().BeLessThan(100);
        }
    }

    [Fact]
    public void Hardly_anybody_is_refused_below_capacity()
    {
        foreach (int seed in Seeds)
        {
            SimulatedServer server = ServerOf(seed, capacity: 10, maximum: 10);
            server.Run(1.8, 30_000);

            _output.WriteLine($"seed {seed}: {(double)server.Refused / server.Offered:P2} refused, limit {server.Limit}");
            ((double)server.Refused / server.Offered).Should().BeLessThan(0.01);
        }
    }

    [Theory]
    [InlineData(3, 64)]
    [InlineData(10, 200)]
    public void A_capacity_that_nobody_told_is_found_under_load(int capacity, int maximum)
    {
        foreach (int seed in Seeds)
        {
            SimulatedServer server = ServerOf(seed, capacity, maximum);
            double rate = capacity / 5.0;
            server.Run(3 * rate, 10_000);
            server.Forget();
            server.Run(3 * rate, 60_000);

            _output.WriteLine($"seed {seed}: {server.Answered / (60_000 * rate):P1} of capacity, p99 {server.Percentile(0.99):N1} ms, limit {server.Limit}");
            (server.Answered / (60_000 * rate)).Should().BeGreaterThan(0.95);
            server.Percentile(0.99).Should().BeLessThan(200);
            
            // Half of what is just enough, while it is on trial.
            server.Limit.Should().BeInRange(capacity / 2, 4 * capacity);
        }
    }

    [Fact]
    public void A_dependency_that_becomes_slower_and_recovers_is_followed()
    {
        foreach (int seed in Seeds)
        {
            SimulatedServer server = ServerOf(seed, capacity: 20, maximum: 20);
            server.Run(8, 5_000);
            server.Capacity = 4;
            server.Run(8, 10_000);
            server.Forget();
            server.Run(8, 20_000);
            _output.WriteLine($"seed {seed}: slow {server.Answered / (20_000 * 0.8):P1}, p99 {server.Percentile(0.99):N1} ms, limit {server.Limit}");
            (server.Answered / (20_000 * 0.8)).Should().BeGreaterThan(0.95);

            server.Capacity = 20;
            server.Run(8, 10_000);
            server.Forget();
            server.Run(8, 20_000);
            _output.WriteLine($"seed {seed}: recovered {server.Answered / (20_000 * 4.0):P1}, p99 {server.Percentile(0.99):N1} ms, limit {server.Limit}");
            (server.Answered / (20_000 * 4.0)).Should().BeGreaterThan(0.95);
        }
    }

    private static SimulatedServer ServerOf(int seed, int capacity, int maximum) => new(seed, ProtectionPlan.Of(
        new ProtectionOptions { MaximumConcurrency = maximum, MaximumBatch = 1 }, TimeSpan.FromMilliseconds(500)))
    {
        Capacity = capacity,
        CallMilliseconds = 5,
    };
}
