namespace PaymentAvailability.Benchmarks;

/// <summary>Who knows the state of every channel and the honesty of every payer, and has the same database. Computed, not run.</summary>
internal static class PeakOracle
{
    /// <summary>The share of servable payments that it serves.</summary>
    /// <param name="payments">The hour.</param>
    /// <param name="perSecond">How many orders the database can check a second.</param>
    /// <param name="patience">How long a payer waits for that.</param>
    public static double Success(PeakPayment[] payments, double perSecond, TimeSpan patience)
    {
        int served = 0;
        double free = 0;
        foreach (PeakPayment payment in payments.Where(payment => payment.IsServable))
        {
            // It lets in only who can be served in time, and asks the database once for each: it does not fumble either.
            double done = Math.Max(free, payment.Due) + 1 / perSecond;
            if (done - payment.Due > patience.TotalSeconds)
            {
                continue;
            }

            free = done;
            served += PeakChannels.Names.Index().Any(channel => PeakChannels.OutcomeOf(payment, channel.Index, done) == PaymentOutcome.Succeeded) ? 1 : 0;
        }

        return (double)served / payments.Count(payment => payment.IsServable);
    }
}
