using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability.Benchmarks;

/// <summary>How many payments ranking by learned rates loses against always taking the best channel, and what others lose.</summary>
/// <remarks>
/// <para>
/// 100,000 payments at one a second are a day. A router is told what came of a payment after a delay. The oracle is told of each change when the
/// first outcome after it can have come back, and so knows at once what outcomes at best could tell; how much it would gain from being told at the
/// moment of the change, before anything can be known of it, is printed beside it.
/// </para>
/// <para>
/// At ten payments a second ten times as many are under way when a channel fails, and all of them are lost whatever the router does. That is
/// printed too, from fewer seeds.
/// </para>
/// </remarks>
internal sealed class RoutingArea : Area
{
    private const int Channels = 3;
    private const int Payments = 100_000;
    private const int Seeds = 100;
    private const int SeedsWhenBusy = 30;
    private const int SeedsOfSegments = 400;
    private const int Rounds = 21;
    private const int Questions = 1_000;
    private const int PaymentsASecond = 1;
    private const int PaymentsASecondWhenBusy = 10;

    private static readonly int[] Delays = [0, 30, 120];

    // Problem 1 of SMPyBandits (L. Besson, configuration_nonstationary.py; horizon 5,000): the rates of three arms in five segments of 1,000.
    private static readonly double[][] Segments = [[0.3, 0.5, 0.9], [0.3, 0.2, 0.9], [0.3, 0.2, 0.1], [0.7, 0.2, 0.1], [0.7, 0.5, 0.1]];

    public override string Name => "routing";

    public override void Measure(FigureWriter figures)
    {
        MeasureCost(figures);

        // Fresh seeds in every run, printed, so that nothing can be fitted to them and any run can be repeated.
        int first = (Environment.TickCount ^ Environment.ProcessId) & 0xFFFFFFF;
        int[] seeds = [.. Enumerable.Range(first, Seeds)];
        figures.Write("routing.first_seed", first, "");
        figures.Write("routing.seeds", Seeds, "seeds");
        figures.Write("routing.payments_a_second", PaymentsASecond, "1/s");
        foreach (int delay in Delays)
        {
            int behind = delay * PaymentsASecond;
            double[] regrets = RoutingSeries.MeanRegrets(seeds, WorldOf, behind, Ours, Told(behind), Window, Told(0));
            Write(figures, $"{delay}", regrets);
            figures.Write($"routing.oracle_told_at_once_ratio.{delay}", regrets[0] / regrets[3], "x");
        }

        double[] plain = RoutingSeries.MeanRegrets(seeds, WorldOf, 0, _ => new FixedRouter(), _ => new RoundRobinRouter(Channels));
        figures.Write("routing.regret.fixed", plain[0], "payments");
        figures.Write("routing.regret.round_robin", plain[1], "payments");
        foreach (int delay in Delays.Where(delay => delay > 0))
        {
            int behind = delay * PaymentsASecondWhenBusy;
            Write(figures, $"{delay}.busy", RoutingSeries.MeanRegrets(seeds[..SeedsWhenBusy], WorldOf, behind, Ours, Told(behind), Window));
        }

        double[] segments = RoutingSeries.MeanRegrets(
            [.. Enumerable.Range(first, SeedsOfSegments)], seed => ChannelWorld.OfSegments(seed, 1_000, Segments), 0, Ours, Told(0), Window);
        figures.Write("routing.smpybandits_regret", segments[0], "");
        figures.Write("routing.smpybandits_oracle_regret", segments[1], "");
        figures.Write("routing.smpybandits_window125_regret", segments[2], "");
    }

    private static void Write(FigureWriter figures, string name, double[] regrets)
    {
        figures.Write($"routing.oracle_ratio.{name}", regrets[0] / regrets[1], "x");
        figures.Write($"routing.window125_ratio.{name}", regrets[0] / regrets[2], "x");
        figures.Write($"routing.regret.{name}", regrets[0], "payments");
        figures.Write($"routing.oracle_regret.{name}", regrets[1], "payments");
        figures.Write($"routing.window125_regret.{name}", regrets[2], "payments");
    }

    private static void MeasureCost(FigureWriter figures)
    {
        var steps = new Contest(Questions, new RateRecordContestant(Questions), new SampleContestant(Questions));
        steps.Run(Rounds);
        figures.Write("routing.record_ns", steps.Nanoseconds(0).Median(), "ns");
        figures.Write("routing.sample_ns", steps.Nanoseconds(1).Median(), "ns");

        var checkout = new Checkout(5);
        PaymentRequest[] payments = [.. Enumerable.Range(0, 200).Select(_ => checkout.NextPayment())];
        PaymentCatalog catalog = PaymentCatalog.Compile(Checkout.Define("routing"));
        ServiceProvider[] hosts = [.. new[] { ChannelRankingPolicy.LearnedRate, ChannelRankingPolicy.HealthFirst, ChannelRankingPolicy.Fixed }
            .Select(policy => Checkout.CreateHost(catalog, policy))];
        var resolves = new Contest(payments.Length, [.. hosts.Select(host => new ResolverContestant(host, payments))]);
        resolves.Run(Rounds);
        figures.Write("routing.resolve_ns.learned_rate", resolves.Nanoseconds(0).Median(), "ns");
        figures.Write("routing.resolve_ns.health_first", resolves.Nanoseconds(1).Median(), "ns");
        figures.Write("routing.resolve_ns.fixed", resolves.Nanoseconds(2).Median(), "ns");
        foreach (ServiceProvider host in hosts)
            host.Dispose();
    }

    private static ChannelWorld WorldOf(int seed) => ChannelWorld.WithOutagesAndDips(seed, Channels, Payments);

    private static LearnedRouter Ours(int seed) => new(seed, Channels);

    private static WindowRouter Window(int seed) => new(seed, Channels);

    private static Func<int, IRouter> Told(int after) => seed => new ToldRouter(seed, Channels, after);
}
