namespace PaymentAvailability;

/// <summary>The shape of a window: how time is cut, and how far back it reaches. Counters that differ in nothing but their name share one. Safe for concurrent use.</summary>
internal sealed class CounterWindow
{
    private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

    private readonly Counter _counter;

    // A look at a calendar costs more than all the rest.
    private CalendarQuarter? _quarter;

    public CounterWindow(Counter counter)
    {
        _counter = counter;
        SegmentTicks = counter.Kind == CounterKind.Distinct ? TimeSpan.TicksPerSecond : counter.SegmentTicks;
        Reach = counter.Kind switch
        {
            CounterKind.Sliding => Counter.Segments,
            CounterKind.Distinct => counter.Length.Ticks / TimeSpan.TicksPerSecond,
            _ => 1,
        };
    }

    /// <summary>How long a segment is, in ticks; 0 for a calendar period.</summary>
    public long SegmentTicks { get; }

    /// <summary>By how many segments a moment may be behind the newest one of a cell and still counts as it; by more, the clock was corrected.</summary>
    public long Reach { get; }

    /// <summary>Whether a counter of the same kind has this shape.</summary>
    public bool IsOf(Counter counter) =>
        ReferenceEquals(counter, _counter)
        || (counter.Length == _counter.Length && counter.Period == _counter.Period
            && (ReferenceEquals(counter.TimeZone, _counter.TimeZone) || counter.TimeZone.Equals(_counter.TimeZone)));

    /// <summary>How the window sees a moment. What is before 1970 is taken for its first moment.</summary>
    /// <param name="utcTicks">The moment, in ticks of UTC.</param>
    public CounterMoment At(long utcTicks)
    {
        if (SegmentTicks == 0)
        {
            return new CounterMoment(PeriodAt(utcTicks), 0, 0);
        }

        ulong since = (ulong)Math.Max(0, utcTicks - Epoch);
        ulong segment = since / (ulong)SegmentTicks;
        return new CounterMoment((long)segment, SegmentTicks - (long)(since - (segment * (ulong)SegmentTicks)), SegmentTicks);
    }

    /// <summary>The first moment of a segment; the latest moment of all when it is further away than the calendar goes.</summary>
    public DateTimeOffset StartOf(long segment)
    {
        if (SegmentTicks == 0)
        {
            return _counter.EndOf(segment - 1);
        }

        decimal ticks = (segment * (decimal)SegmentTicks) + Epoch;
        return ticks >= DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue : new DateTimeOffset((long)ticks, TimeSpan.Zero);
    }

    private long PeriodAt(long utcTicks)
    {
        long quarter = utcTicks / CalendarQuarter.Ticks;
        CalendarQuarter? known = _quarter;
        if (known?.Quarter == quarter)
        {
            return known.Period;
        }

        long period = NumberAt(utcTicks);
        if (NumberAt(quarter * CalendarQuarter.Ticks) == period && NumberAt(Math.Min(((quarter + 1) * CalendarQuarter.Ticks) - 1, DateTime.MaxValue.Ticks)) == period)
        {
            _quarter = new CalendarQuarter(quarter, period);
        }

        return period;
    }

    private long NumberAt(long utcTicks) => _counter.SegmentAt(new DateTimeOffset(utcTicks, TimeSpan.Zero));

    /// <summary>A quarter of an hour that is in one period from beginning to end.</summary>
    private sealed record CalendarQuarter(long Quarter, long Period)
    {
        public const long Ticks = 15 * TimeSpan.TicksPerMinute;
    }
}
