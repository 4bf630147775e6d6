namespace PaymentAvailability;

/// <summary>What is counted, and over which time: payments of a payer in ten minutes, or what a card paid this month. Immutable, safe for concurrent use.</summary>
/// <remarks>
/// A sliding window of length <c>L</c> is cut into <see cref="Segments"/> segments that begin at multiples of <c>L / 12</c> since
/// 1970-01-01 UTC. At a moment it holds the running segment and the eleven before it, so that it looks back over no more than <c>L</c>,
/// and no less than eleven twelfths of it.
/// </remarks>
public sealed class Counter
{
    /// <summary>Into how many segments a sliding window is cut.</summary>
    public const int Segments = 12;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    private Counter(string name, CounterKind kind, TimeSpan length, CalendarPeriod period, TimeZoneInfo zone)
    {
        if (name is null || !SafeToken.IsSafe(name))
        {
            throw new ArgumentException($"the name of a counter was refused; use {SafeToken.Rule}", nameof(name));
        }

        Name = name;
        Kind = kind;
        Length = length;
        Period = period;
        TimeZone = zone;
        SegmentTicks = kind switch
        {
            CounterKind.Sliding => Math.Max(1, length.Ticks / Segments),
            CounterKind.Approximate or CounterKind.Distinct => length.Ticks,
            _ => 0,
        };
    }

    /// <summary>Identifies the counter among all of a store; changing what it counts needs another name.</summary>
    public string Name { get; }

    /// <summary>How it counts.</summary>
    public CounterKind Kind { get; }

    /// <summary>How far it looks back; zero for a calendar period.</summary>
    public TimeSpan Length { get; }

    /// <summary>The period, for <see cref="CounterKind.Calendar"/>.</summary>
    public CalendarPeriod Period { get; }

    /// <summary>On whose calendar, for <see cref="CounterKind.Calendar"/>.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>How long a segment of the window is, in ticks; 0 for a calendar period.</summary>
    internal long SegmentTicks { get; }

    /// <summary>Counts and sums over a sliding window, exact to a segment.</summary>
    /// <param name="name">1 to 64 plain characters that cannot be personal.</param>
    /// <param name="length">1 second to 400 days.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static Counter Sliding(string name, TimeSpan length) => new(name, CounterKind.Sliding, Checked(length), default, TimeZoneInfo.Utc);

    /// <summary>
    /// Estimates count and sum over a sliding window from two buckets: the running one and the share of the one before that is still in the
    /// window, taken as spread evenly. Less than a fifth of the memory of <see cref="Sliding"/>.
    /// </summary>
    /// <inheritdoc cref="Sliding"/>
    public static Counter Approximate(string name, TimeSpan length) => new(name, CounterKind.Approximate, Checked(length), default, TimeZoneInfo.Utc);

    /// <summary>Counts different members, such as the cards of a device, that were seen within a time.</summary>
    /// <inheritdoc cref="Sliding"/>
    public static Counter Distinct(string name, TimeSpan length) => new(name, CounterKind.Distinct, Checked(length), default, TimeZoneInfo.Utc);

    /// <summary>Counts and sums over a calendar day, month or year.</summary>
    /// <param name="name">1 to 64 plain characters that cannot be personal.</param>
    /// <param name="period">The period.</param>
    /// <param name="zone">On whose calendar.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> or <paramref name="period"/> is out of range.</exception>
    public static Counter Calendar(string name, CalendarPeriod period, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Enum.IsDefined(period)
            ? new(name, CounterKind.Calendar, TimeSpan.Zero, period, zone)
            : throw new ArgumentException("the period of a counter has no name; use `Day`, `Month` or `Year`", nameof(period));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The number of the segment, or of the calendar period, in which a moment lies; later ones are larger. For stores, so that all of them number alike.</summary>
    /// <param name="at">The moment.</param>
    public long SegmentAt(DateTimeOffset at) => Kind == CounterKind.Calendar ? CalendarPeriods.NumberAt(Period, TimeZone, at) : (at.UtcTicks - DateTime.UnixEpoch.Ticks) / SegmentTicks;

    /// <summary>When what lies in a segment or calendar period leaves the window. For stores.</summary>
    /// <param name="segment">As <see cref="SegmentAt"/> numbers it.</param>
    /// <returns>The latest moment of all when that is further away than the calendar goes.</returns>
    public DateTimeOffset EndOf(long segment) => Kind switch
    {
        CounterKind.Calendar => CalendarPeriods.EndOf(Period, TimeZone, segment),
        CounterKind.Sliding => Moment((segment + Segments) * (decimal)SegmentTicks),
        _ => Moment((segment + 2) * (decimal)SegmentTicks),
    };

    private static DateTimeOffset Moment(decimal ticksSinceEpoch)
    {
        decimal ticks = ticksSinceEpoch + DateTime.UnixEpoch.Ticks;
        return ticks >= DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue : new DateTimeOffset((long)ticks, TimeSpan.Zero);
    }

    private static TimeSpan Checked(TimeSpan length) => length >= Shortest && length <= Longest
        ? length
        : throw new ArgumentException($"the length of a counter's window is out of range; use {Shortest} to {Longest}", nameof(length));
}

/// <summary>How a counter counts.</summary>
public enum CounterKind
{
    /// <summary>A sliding window, exact to a segment. On the wire: <c>sliding</c>.</summary>
    Sliding,

    /// <summary>A sliding window, estimated from two buckets. On the wire: <c>approximate</c>.</summary>
    Approximate,

    /// <summary>Different members seen within a time. On the wire: <c>distinct</c>.</summary>
    Distinct,

    /// <summary>A day, month or year of a calendar. On the wire: <c>calendar</c>.</summary>
    Calendar,
}
