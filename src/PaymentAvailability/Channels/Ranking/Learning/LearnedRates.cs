using System.Collections.Concurrent;

namespace PaymentAvailability;

/// <summary>The success rate of every channel as far as outcomes tell it. Safe for concurrent use.</summary>
internal sealed class LearnedRates : IChannelOutcomeSink
{
    // Reports name channels by text that no catalog has checked; whoever reports nonsense must not fill the memory.
    private const int MostChannels = 10_000;

    private readonly ConcurrentDictionary<string, RateFilter> _filters = new(StringComparer.OrdinalIgnoreCase);
    private readonly double _hazard;
    private readonly PaymentOutcome _unknownCountsAs;
    private long _seen;

    /// <param name="meanPaymentsBetweenChanges">How many payments anywhere pass on average until the rate of one channel changes, above 1.</param>
    /// <param name="unknownCountsAs">What an unknown outcome counts as; <see cref="PaymentOutcome.Ignored"/> for nothing.</param>
    public LearnedRates(double meanPaymentsBetweenChanges, PaymentOutcome unknownCountsAs = PaymentOutcome.Ignored)
    {
        _hazard = 1 / meanPaymentsBetweenChanges;
        _unknownCountsAs = unknownCountsAs;
    }

    public void Record(in ChannelOutcome outcome)
    {
        PaymentOutcome counted = outcome.Outcome == PaymentOutcome.Unknown ? _unknownCountsAs : outcome.Outcome;
        if (counted is PaymentOutcome.Succeeded or PaymentOutcome.Declined or PaymentOutcome.Failed && FilterOf(outcome.Channel) is { } filter)
        {
            filter.Record(counted != PaymentOutcome.Failed, Interlocked.Increment(ref _seen));
        }
    }

    /// <summary>Draws a success rate for a channel as likely as it is believed.</summary>
    /// <param name="channel">The channel, by the identifier in the catalog.</param>
    /// <param name="random">The chance of the decision.</param>
    /// <returns>0 to 1; as likely as beforehand for a channel that nothing is known of.</returns>
    public double Sample(string channel, ref DecisionRandom random) =>
        (_filters.TryGetValue(channel, out RateFilter? filter) ? filter : Unseen).Sample(ref random, Volatile.Read(ref _seen));

    private static RateFilter Unseen { get; } = new(0.5);

    /// <summary>How many channels are kept.</summary>
    public int Channels => _filters.Count;

    private RateFilter? FilterOf(string channel) =>
        _filters.TryGetValue(channel, out RateFilter? filter) ? filter
        : _filters.Count < MostChannels ? _filters.GetOrAdd(channel, static (_, hazard) => new RateFilter(hazard), _hazard)
        : null;
}
