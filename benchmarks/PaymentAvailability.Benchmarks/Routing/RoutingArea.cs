namespace PaymentAvailability.Benchmarks;

/// <summary>How many payments ranking by learned rates loses against the best channel, and against other ways to route.</summary>
internal sealed class RoutingArea : Area
{
    private const int Channels = 3;
    private const int Payments = 100_000;
    private const int Seeds = 100;
    private static readonly double PaymentsASecond = double.Parse(Environment.GetEnvironmentVariable("PPS") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int[] Delays = [0, 30, 120];

    public override string Name => "routing";

    public override void Measure(FigureWriter figures)
    {
        int first = 1;
        foreach (int delay in Delays)
        {
            int behind = (int)(delay * PaymentsASecond);
            double[] r = Total(first, behind);
            string[] names = ["ours", "oracle", "oracle_at_once", "window", "fixed", "rr"];
            for (int i = 0; i < names.Length; i++) figures.Write($"{names[i]}.{delay}", r[i] / Seeds, "");
            figures.Write($"routing.oracle_ratio.{delay}", r[0] / r[1], "x");
            figures.Write($"routing.window125_ratio.{delay}", r[0] / r[3], "x");
        }

        double smp = 0, smpo = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            ChannelWorld w = ChannelWorld.OfSegments(first + seed, 1000, [0.3, 0.5, 0.9], [0.3, 0.2, 0.9], [0.3, 0.2, 0.1], [0.7, 0.2, 0.1], [0.7, 0.5, 0.1]);
            smp += RoutingTrial.Run(w, new LearnedRouter(seed, 3), 0) / 400;
            smpo += RoutingTrial.Run(w, new ToldRouter(seed, 3, 0), 0) / 400;
        }
        figures.Write("routing.smpybandits_regret", smp, "");
        figures.Write("smpo", smpo, "");
    }

    private static double[] Total(int first, int behind)
    {
        var totals = new double[Seeds][];
        Parallel.For(0, Seeds, i =>
        {
            int seed = first + i;
            ChannelWorld world = ChannelWorld.WithOutagesAndDips(seed, Channels, Payments);
            IRouter[] routers = [new LearnedRouter(seed, 3), new ToldRouter(seed, 3, behind), new ToldRouter(seed, 3, 0), new WindowRouter(seed, 3), new FixedRouter(), new RoundRobinRouter(3)];
            totals[i] = [.. routers.Select(r => RoutingTrial.Run(world, r, behind))];
        });
        return [.. Enumerable.Range(0, 6).Select(k => totals.Sum(t => t[k]))];
    }
}
