using System.Globalization;
using PaymentAvailability.Sql.Tests;

namespace PaymentAvailability.Benchmarks;

/// <summary>What is answered, how quickly, and what a refusal costs when more is offered than a dependency can do.</summary>
internal sealed class OverloadArea : Area
{
    private const int Questions = 256;
    private const int Rounds = 40;
    private const int Control = 1;
    private const int Seed = 11;

    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1.5);
    private static readonly double[] Loads = [0.9, 1.2, 2, 5, 10];

    public override string Name => "overload";

    public override void Measure(FigureWriter figures)
    {
        var refusals = new Contest(Questions, new RefusalContestant(Questions), new RefusalContestant(Questions));
        refusals.CheckAnswers();
        refusals.Run(Rounds);
        double refusal = refusals.Nanoseconds(0).Median();
        figures.Write("overload.refuse_ns", refusal, "ns");
        figures.Write("control.aa", refusals.SpeedUps(Control).Median(), "x");

        using (var counter = new SlowCounter())
        {
            MeasureLoads(figures, "overload.sqlite", new OverloadTrial(counter.CheckAsync, SlowCounter.Concurrency, Duration), refusal, [2, 10]);
        }

        using PostgresServer? server = PostgresServer.TryStart("fsync=off");
        if (server is null)
        {
            figures.Skip("overload.goodput_of_limit", "no PostgreSQL on this machine");
            return;
        }

        MeasureOrders(figures, server, refusal).GetAwaiter().GetResult();
        PeakHour.Measure(figures);
    }

    private static async Task MeasureOrders(FigureWriter figures, PostgresServer server, double refusal)
    {
        await using var orders = new SlowOrders(server.ConnectionString());
        MeasureLoads(figures, "overload", new OverloadTrial(orders.CheckAsync, SlowOrders.Connections, Duration), refusal, Loads);
    }

    private static void MeasureLoads(FigureWriter figures, string name, OverloadTrial trial, double refusal, double[] loads)
    {
        trial.MeasureCapacity();
        var capacities = new List<double>();
        foreach (double load in loads)
        {
            // Anew before each load, because the machine is not the same from one minute to the next.
            double capacity = trial.MeasureCapacity();
            capacities.Add(capacity);
            LoadReport report = trial.Offer(Seed, load * capacity);
            if (load < 1)
            {
                figures.Write(Named(name, "loss", load), report.Loss, "share");
                continue;
            }

            // With C services a second and refusals that cost a share r of one, a + r (LC - a) = C.
            double share = refusal * 1e-9 * capacity;
            double limit = capacity * (1 - load * share) / (1 - share);
            figures.Write(Named(name, "goodput_of_limit", load), report.Goodput / limit, "share");
            figures.Write(Named(name, "p99_of_deadline", load), report.P99 / Deadline.TotalSeconds, "share");
        }

        figures.Write($"{name}.capacity", capacities.Median(), "1/s");
        figures.Write($"{name}.capacity_spread", capacities.Max() / capacities.Min(), "x");
    }

    private static string Named(string name, string figure, double load) => string.Create(CultureInfo.InvariantCulture, $"{name}.{figure}.{load:0.#}");
}
