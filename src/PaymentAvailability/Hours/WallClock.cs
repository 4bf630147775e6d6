namespace PaymentAvailability;

/// <summary>The clock on the wall in a time zone: how far it is ahead of UTC, and when that changes. Does not allocate.</summary>
internal readonly struct WallClock(TimeZoneInfo zone)
{
    // Longer than any clock is ahead or behind, a day that a zone skipped included.
    private const long Slack = 3 * TimeSpan.TicksPerDay;

    /// <summary>How many ticks the clock is ahead of UTC at an instant, given as ticks of UTC.</summary>
    public long OffsetAt(long utcTicks) => zone.GetUtcOffset(new DateTimeOffset(utcTicks, TimeSpan.Zero)).Ticks;

    /// <summary>The first tick after <paramref name="from"/>, up to and with <paramref name="until"/>, at which the offset differs.</summary>
    /// <remarks>Looks once a day, then halves: no zone of the tz database has changed its clock and changed it back within a day.</remarks>
    public long? FirstOffsetChange(long from, long until)
    {
        long offset = OffsetAt(from);
        for (long same = from; same < until;)
        {
            long probe = Math.Min(same + TimeSpan.TicksPerDay, until);
            if (OffsetAt(probe) == offset)
            {
                same = probe;
                continue;
            }

            while (probe - same > 1)
            {
                long middle = same + ((probe - same) / 2);
                if (OffsetAt(middle) == offset)
                    same = middle;
                else
                    probe = middle;
            }

            return probe;
        }

        return null;
    }

    /// <summary>The first instant, in ticks of UTC, at which the clock shows a time or a later one.</summary>
    /// <remarks>For a time that is shown twice its first showing; for one that is never shown, the moment that the clock is put forward.</remarks>
    public long FirstShowing(long localTicks) => Showings(localTicks).First;

    /// <summary>The instant, in ticks of UTC, from which on the clock shows no time before this one.</summary>
    public long AlwaysAfter(long localTicks) => Showings(localTicks).AlwaysAfter;

    private (long First, long AlwaysAfter) Showings(long localTicks)
    {
        long latest = DateTimeOffset.MaxValue.UtcTicks;
        long from = Math.Clamp(localTicks - Slack, 0, latest);
        long until = Math.Clamp(localTicks + Slack, 0, latest);
        long? first = null;
        long alwaysAfter = from;
        while (true)
        {
            long offset = OffsetAt(from);
            long end = FirstOffsetChange(from, until) ?? until;
            long reached = Math.Max(from, localTicks - offset);
            if (reached < end || end == until)
                first ??= Math.Min(reached, latest);
            if (from + offset < localTicks)
                alwaysAfter = Math.Min(end == until ? latest : end, localTicks - offset);
            if (end == until)
                return (first!.Value, alwaysAfter);
            from = end;
        }
    }
}
