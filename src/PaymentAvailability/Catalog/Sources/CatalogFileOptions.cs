namespace PaymentAvailability;

/// <summary>How a catalog file is watched.</summary>
public sealed record CatalogFileOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeSpan _pollInterval = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often the file is looked at: 100 milliseconds to one day, by default 2 seconds. A change is seen within one interval; a
    /// fault is reported after the second, in case the file was only half written.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The interval is out of range.</exception>
    public TimeSpan PollInterval
    {
        get => _pollInterval;
        init => _pollInterval = value >= Shortest && value <= Longest ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, "the poll interval is out of range; use 100 milliseconds to one day");
    }
}
