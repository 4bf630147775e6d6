namespace PaymentAvailability.Benchmarks;

/// <summary>The same worlds and the same luck for every contestant, world by world, and what each loses on average.</summary>
internal static class RoutingSeries
{
    /// <param name="seeds">A world each.</param>
    /// <param name="worldOf">Makes the world of a seed.</param>
    /// <param name="delay">After how many payments an outcome is told.</param>
    /// <param name="contestants">Make a router for a seed, the one of interest first.</param>
    /// <returns>The mean regret of each contestant, in payments lost.</returns>
    public static double[] MeanRegrets(IReadOnlyList<int> seeds, Func<int, ChannelWorld> worldOf, int delay, params Func<int, IRouter>[] contestants)
    {
        var regrets = new double[seeds.Count][];
        Parallel.For(0, seeds.Count, i =>
        {
            ChannelWorld world = worldOf(seeds[i]);
            regrets[i] = [.. contestants.Select(contestant => RoutingTrial.Run(world, contestant(seeds[i]), delay))];
        });
        return [.. Enumerable.Range(0, contestants.Length).Select(contestant => regrets.Average(each => each[contestant]))];
    }
}
