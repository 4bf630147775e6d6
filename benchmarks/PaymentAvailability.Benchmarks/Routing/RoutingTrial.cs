namespace PaymentAvailability.Benchmarks;

/// <summary>Sends the payments of a world through a router and counts what it loses against always taking the best channel.</summary>
internal static class RoutingTrial
{
    /// <param name="world">The channels.</param>
    /// <param name="router">Picks among them.</param>
    /// <param name="delay">After how many payments an outcome is told; 0 for before the next.</param>
    /// <returns>The regret: for each payment the best channel's true rate less the chosen one's, summed.</returns>
    public static double Run(ChannelWorld world, IRouter router, int delay)
    {
        var chosen = new byte[world.Payments];
        var told = router as IToldOfChanges;
        int nextChange = 0;
        double regret = 0;
        for (int payment = 0; payment < world.Payments; payment++)
        {
            for (; told is not null && nextChange < world.Changes.Count && world.Changes[nextChange].Payment + told.ToldAfter <= payment; nextChange++)
                told.Tell(world.Changes[nextChange].Payment, world.Changes[nextChange].Channel);

            int channel = router.Choose(payment);
            chosen[payment] = (byte)channel;
            regret += world.RegretOf(channel, payment);
            if (payment - delay is >= 0 and var answered)
                router.Learn(answered, chosen[answered], world.Succeeds(chosen[answered], answered));
        }

        return regret;
    }
}
