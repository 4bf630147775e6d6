namespace PaymentAvailability;

/// <summary>How attempts to pay are kept. The bounds are those of the store in memory; a store of the host's own has its own.</summary>
public sealed class AttemptOptions
{
    /// <summary>
    /// The most attempts without a result; further beginnings are refused. 1 to 10,000,000, default 100,000. As many again are taken
    /// in when they are reported in doubt without having been begun, because a doubt that is turned away may be paid twice.
    /// </summary>
    public int MaximumOpen { get; set; } = 100_000;

    /// <summary>
    /// The most attempts with a result other than a success that are remembered to tell duplicates and contradictions; the oldest are
    /// forgotten first, and no success for them. 1 to 10,000,000, default 100,000.
    /// </summary>
    public int MaximumSettled { get; set; } = 100_000;

    /// <summary>
    /// The most attempts that succeeded that are remembered; the oldest are forgotten first. An order whose success is forgotten is
    /// closed no longer, so leave room for all successes of a <see cref="Retention"/>. 1 to 10,000,000, default 100,000.
    /// </summary>
    public int MaximumSucceeded { get; set; } = 100_000;

    /// <summary>How long an attempt with a result, a success included, is remembered. 1 minute to 365 days, default 1 day.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How questions to a store that is an <see cref="IOrderProgressSource"/> are protected. Answers are never remembered: what would be
    /// remembered might be paid twice.
    /// </summary>
    public ProtectionOptions Protection { get; set; } = new();

    /// <summary>
    /// Whether an order may be paid by several attempts, one after the other. Default <see langword="false"/>: as long as a success is
    /// remembered, the order is closed with <c>order.already_paid</c>.
    /// </summary>
    public bool AllowPartPayments { get; set; }
}
