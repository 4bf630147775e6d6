namespace PaymentAvailability.Benchmarks;

/// <summary>What is answered, how quickly, and what a refusal costs when more is offered than a dependency can do.</summary>
internal sealed class OverloadArea : Area
{
    private const int Questions = 256;
    private const int Rounds = 40;
    private const int Control = 1;
    private const int Seed = 11;

    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2.5);
    private static readonly double[] Loads = [1.2, 2, 5, 10];

    public override string Name => "overload";

    public override void Measure(FigureWriter figures)
    {
        var refusals = new Contest(Questions, new RefusalContestant(Questions), new RefusalContestant(Questions));
        refusals.CheckAnswers();
        refusals.Run(Rounds);
        double refusal = refusals.Nanoseconds(0).Median();
        figures.Write("overload.refuse_ns", refusal, "ns");
        figures.Write("control.aa", refusals.SpeedUps(Control).Median(), "x");

        string server = Environment.GetEnvironmentVariable("LEAD_PG")!;
        MeasureAsync(figures, server, refusal).GetAwaiter().GetResult();
    }

    private static async Task MeasureAsync(FigureWriter figures, string connectionString, double refusal)
    {
        await using var orders = new SlowOrders(connectionString);
        var trial = new OverloadTrial(orders.CheckAsync, SlowOrders.Connections, Duration);
        trial.MeasureCapacity();
        var capacities = new List<double>();
        double lightly = trial.MeasureCapacity();
        figures.Write("overload.loss.0.9", trial.Offer(Seed, 0.9 * lightly).Loss, "share");
        foreach (double load in Loads)
        {
            // Anew before each load, because the machine is not the same from one minute to the next.
            double capacity = trial.MeasureCapacity();
            capacities.Add(capacity);
            LoadReport report = trial.Offer(Seed, load * capacity);

            // With C services a second and refusals that cost a share r of one, a + r (LC − a) = C.
            double share = refusal * 1e-9 * capacity;
            double limit = capacity * (1 - load * share) / (1 - share);
            figures.Write($"overload.goodput_of_limit.{load:0.#}", report.Goodput / limit, "share");
            figures.Write($"overload.p99_of_deadline.{load:0.#}", report.P99 / Deadline.TotalSeconds, "share");
        }

        figures.Write("overload.capacity", capacities.Median(), "1/s");
        figures.Write("overload.capacity_spread", capacities.Max() / capacities.Min(), "x");
    }
}
