namespace PaymentAvailability;

/// <summary>How counters are kept in memory. Validated when the host starts.</summary>
public sealed class CounterOptions
{
    /// <summary>How many subjects of sliding windows are told apart. 100 to 10,000,000, default 100,000; about 200 bytes each, taken when the host starts.</summary>
    public int MaximumSliding { get; set; } = 100_000;

    /// <summary>How many subjects of approximate windows. 100 to 50,000,000, default 100,000; about 30 bytes each.</summary>
    public int MaximumApproximate { get; set; } = 100_000;

    /// <summary>How many subjects of which different members are counted. 100 to 10,000,000, default 100,000; about 90 bytes each.</summary>
    public int MaximumDistinct { get; set; } = 100_000;

    /// <summary>How many subjects of calendar periods. 100 to 10,000,000, default 100,000; about 40 bytes each.</summary>
    public int MaximumCalendar { get; set; } = 100_000;

    /// <summary>How many attempts without an end, and how many ended ones, are remembered. 100 to 10,000,000, default 100,000.</summary>
    public int MaximumHolds { get; set; } = 100_000;

    /// <summary>How many changes wait for a shared store that is down; the oldest are dropped then. 1 to 1,000,000, default 10,000.</summary>
    public int MaximumWaiting { get; set; } = 10_000;

    /// <summary>How long a shared store may take for a resolution's reading. 1 ms to 1 minute, default 100 ms.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(100);
}
