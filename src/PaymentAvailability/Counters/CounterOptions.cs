namespace PaymentAvailability;

/// <summary>How counters are kept in memory. Validated when the host starts.</summary>
public sealed class CounterOptions
{
    /// <summary>
    /// How many keys, one for each subject of each counter, are told apart by all sliding counters together, and as many by the approximate ones, by those of different members, and by
    /// those of calendars; beyond it one of a few that count least and longest ago gives way. 100 to 50,000,000, default 100,000. The memory of a kind is taken when
    /// the first of it is added to: 232 bytes a subject and counter for sliding windows, 29 for approximate ones, 95 for different members, 50 for calendars.
    /// </summary>
    public int MaximumSubjects { get; set; } = 100_000;

    /// <summary>How many attempts without an end, and how many ended ones, are remembered, and of how many the facts. 100 to 10,000,000, default 100,000.</summary>
    public int MaximumHolds { get; set; } = 100_000;

    /// <summary>How many attempts wait to be counted while a shared store is down; further ones are not counted, and ends of counted ones wait all the same. 1 to 1,000,000, default 10,000.</summary>
    public int MaximumWaiting { get; set; } = 10_000;

    /// <summary>
    /// How long a shared store may take to add what a report tells, or to end it, before that waits; a store of payers' histories too. Reading is
    /// bounded by the options of the gates <c>limit</c> and <c>risk.velocity</c>. 1 ms to 1 minute, default 100 ms.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(100);
}
