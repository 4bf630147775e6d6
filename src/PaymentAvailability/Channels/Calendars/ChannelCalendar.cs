namespace PaymentAvailability;

/// <summary>When a channel is closed by announcement: maintenance, recurring or planned once, and its service hours with their holidays.</summary>
/// <remarks>
/// <para>Times of day are those of a clock on the wall in the channel's zone, as in <see cref="ServiceHours"/>: when clocks go back, an hour
/// is shown twice, and a window in it counts twice; when they go forward, an hour is never shown, and a window in it does not come.</para>
/// <para>Immutable, safe for concurrent use. Every answer is exact, at any instant. Made by <see cref="ChannelCalendarBuilder"/>.</para>
/// </remarks>
public sealed class ChannelCalendar
{
    /// <summary>How far <see cref="ChannelClosing.Until"/> looks ahead: beyond a year, so that it sees every clock change of every zone.</summary>
    internal static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    private readonly ServiceHours? _recurring;
    private readonly PlannedWindows _planned;
    private readonly ServiceCalendar? _hours;

    internal ChannelCalendar(ServiceHours? recurring, PlannedWindows planned, ServiceCalendar? hours)
    {
        _recurring = recurring;
        _planned = planned;
        _hours = hours;
    }

    /// <summary>The closing that holds at an instant; <see langword="null"/> when the channel is open then.</summary>
    public ChannelClosing? ClosingAt(DateTimeOffset at) => KindAt(at.UtcTicks) is { } kind ? Closing(kind, null, at.UtcTicks) : null;

    /// <summary>The first instant after <paramref name="at"/> at which <see cref="ClosingAt"/> is of another kind, or none any more; null when there is none.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset at) => NextChange(at.UtcTicks) is long next ? Utc(next) : null;

    /// <summary>The first closing that begins after <paramref name="at"/>, and after the one that holds then; null when there is none, or that one does not end.</summary>
    public ChannelClosing? NextClosing(DateTimeOffset at)
    {
        long? open = KindAt(at.UtcTicks) is null ? at.UtcTicks : Reopening(at.UtcTicks);
        return open is long from && NextChange(from) is long next ? Closing(KindAt(next)!.Value, Utc(next), next) : null;
    }

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);

    private ChannelClosing Closing(ChannelClosingKind kind, DateTimeOffset? from, long at) => new()
    {
        Kind = kind, From = from, Until = Reopening(at) is long until ? Utc(until) : null,
    };

    private ChannelClosingKind? KindAt(long utcTicks) =>
        IsMaintenance(utcTicks) ? ChannelClosingKind.Maintenance
        : _hours?.IsOpen(utcTicks) == false ? ChannelClosingKind.OutsideServiceHours
        : null;

    private bool IsMaintenance(long utcTicks) => _planned.EndAt(utcTicks) is not null || _recurring?.IsOpen(Utc(utcTicks)) == true;

    private long? NextChange(long utcTicks)
    {
        if (IsMaintenance(utcTicks))
            return EndOfMaintenance(utcTicks);

        // Maintenance or the hours, whichever is first, and each is another kind of closing than now.
        long? next = Earlier(_planned.NextStart(utcTicks), _recurring?.NextChange(Utc(utcTicks))?.UtcTicks);
        return Earlier(next, _hours?.NextChange(utcTicks));
    }

    // Recurring and planned maintenance may take over from one another.
    private long? EndOfMaintenance(long utcTicks)
    {
        long end = utcTicks;
        while (IsMaintenance(end))
        {
            if ((_planned.EndAt(end) ?? _recurring!.NextChange(Utc(end))?.UtcTicks) is not long later)
                return null;
            end = later;
        }

        return end;
    }

    private long? Reopening(long utcTicks)
    {
        for (long now = utcTicks; now - utcTicks <= Horizon.Ticks;)
        {
            if (NextChange(now) is not long next)
                return null;
            if (KindAt(next) is null)
                return next - utcTicks <= Horizon.Ticks ? next : null;
            now = next;
        }

        return null;
    }

    private static long? Earlier(long? one, long? other) => one < other ? one : other ?? one;
}
