namespace PaymentAvailability;

/// <summary>How the outcomes of payments are judged: how rare a false alarm must be, and what is taken as usual before anything was learned.</summary>
/// <remarks>See <c>docs/channel-health.md</c> for the theory. The defaults suit traffic from one payment a minute to thousands a second.</remarks>
public sealed class ChannelDetectionOptions
{
    /// <summary>
    /// How many payments pass at least between two false alarms, on average, for each stream and each kind of alarm: failures, slow
    /// answers, silence. 100 to 1e15; 864,000 by default: at most one a day at ten payments a second. See <see cref="FalseAlarms"/>.
    /// </summary>
    public double PaymentsBetweenFalseAlarms { get; set; } = 864_000;

    /// <summary>The share of payments that is expected to fail before anything was learned, 0.001 to 0.5; 0.03 by default.</summary>
    public double AssumedFailureRate { get; set; } = 0.03;

    /// <summary>
    /// How many payments <see cref="AssumedFailureRate"/> counts for against those that were really seen, 10 to 1,000,000; 200 by
    /// default, so that a few minutes of traffic outweigh it.
    /// </summary>
    public double AssumedFailureRateWeight { get; set; } = 200;

    /// <summary>
    /// The smallest rise in the share of failures that is looked out for, 0.005 to 0.5; 0.04 by default: four more failures in a hundred
    /// payments. A smaller value finds small rises sooner and great ones a little later.
    /// </summary>
    public double SmallestRise { get; set; } = 0.04;

    /// <summary>What payments are summed over before they are learned from, 1 second to 1 hour; 1 minute by default.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the usual is remembered, 1 to 90 days; 7 days by default. What is older counts less and less.</summary>
    public TimeSpan Memory { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// After how long without a calm minute a changed level is taken as the new usual, from 1 hour to 90 days; 1 day by default.
    /// Until then nothing that looks like trouble is learned.
    /// </summary>
    public TimeSpan NewUsualAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The share of answers that is quicker than what counts as slow, 0.8 to 0.999; 0.98 by default.</summary>
    public double SlowAnswerQuantile { get; set; } = 0.98;

    /// <summary>Turns "at most so many false alarms in so long" into a number for <see cref="PaymentsBetweenFalseAlarms"/>.</summary>
    /// <param name="most">How many false alarms are bearable, above 0.</param>
    /// <param name="per">In how long, above 0.</param>
    /// <param name="paymentsPerSecond">How many payments come a second on average, above 0.</param>
    /// <returns>The payments that come in that time for each bearable false alarm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not above 0.</exception>
    public static double FalseAlarms(double most, TimeSpan per, double paymentsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(per, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(paymentsPerSecond);
        return per.TotalSeconds * paymentsPerSecond / most;
    }
}
