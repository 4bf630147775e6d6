namespace PaymentAvailability;

/// <summary>What is remembered of a channel that was in trouble, or is probed. Most banks and methods never are, and need none. Not safe for concurrent use.</summary>
internal sealed class Ordeal
{
    public Ordeal(DateTimeOffset wellSince) => Backoff = new Backoff(wellSince);

    /// <summary>What was sent before says nothing about now.</summary>
    public DateTimeOffset CountFrom { get; set; } = DateTimeOffset.MinValue;

    /// <summary>When the channel is tried again; never while it is not down.</summary>
    public DateTimeOffset TrialAt { get; set; } = DateTimeOffset.MaxValue;

    public ChannelEvidence? Evidence { get; set; }

    // Structs that change in place.
    public RecoveryTrial Trial;
    public TroubleWatch Trouble;
    public Backoff Backoff;
    public ProbeStreak Probes;

    /// <summary>The channel works from now on, and nothing is held against it.</summary>
    public void Recover(DateTimeOffset now)
    {
        Evidence = null;
        Backoff.Recover(now);
    }

    /// <summary>The clock jumped: what was remembered of it moves along.</summary>
    public void Shift(TimeSpan by)
    {
        CountFrom = ClockShift.Of(CountFrom, by);
        TrialAt = ClockShift.Of(TrialAt, by);
        Backoff.Shift(by);
        Probes.Shift(by);
    }
}
