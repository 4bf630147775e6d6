using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>
/// When a route serves: windows that recur every week on the wall clock of a time zone.
/// </summary>
/// <remarks>
/// <para>Open means that a clock on the wall in that zone shows a time inside a window. When clocks go back, an hour is shown twice, and a
/// window in it is open twice; when they go forward, an hour is never shown, and a window in it is not open at all.</para>
/// <para>Public holidays are not known here: give the channel a calendar.</para>
/// <para>Immutable, safe to share between threads. Two schedules are equal when they are open at the same times of the week in the same
/// zone, however their windows are written.</para>
/// </remarks>
public sealed class ServiceHours : IEquatable<ServiceHours>
{
    /// <summary>How far <see cref="NextOpen"/> looks ahead: beyond a year, so that it sees every clock change of every zone.</summary>
    internal static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    private readonly WeekPattern _week;

    /// <summary>A schedule of windows in a time zone. Windows may overlap, and then count once.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no window.</exception>
    public ServiceHours(TimeZoneInfo timeZone, IEnumerable<ServiceWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        ArgumentNullException.ThrowIfNull(windows);

        ImmutableArray<ServiceWindow> all = [.. windows];
        if (all.IsEmpty)
            throw new ArgumentException("service hours need a window; give at least one, or no service hours at all", nameof(windows));

        TimeZone = timeZone;
        Windows = all;
        _week = new WeekPattern(all);
    }

    /// <summary>The zone whose wall clock counts.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The windows as given, at least one.</summary>
    public IReadOnlyList<ServiceWindow> Windows { get; }

    /// <summary>Whether the schedule is open at an instant. Does not allocate.</summary>
    public bool IsOpen(DateTimeOffset instant) => IsOpenAt(instant.UtcTicks);

    /// <summary>
    /// The first instant after <paramref name="instant"/> at which the schedule opens, if it is closed then, or closes, if it is open.
    /// In UTC and exact, clock changes included. Null when it never changes because it is open all week.
    /// </summary>
    public DateTimeOffset? NextChange(DateTimeOffset instant)
    {
        WallClock clock = new(TimeZone);
        long now = instant.UtcTicks;
        bool isOpen = IsOpenAt(now);

        // In each round the offset from UTC stays as it is until the clock shows an edge of the week, or until the offset itself changes.
        while (true)
        {
            long offset = clock.OffsetAt(now);
            if (_week.TicksToNextEdge(now + offset) is not long wait || wait > DateTimeOffset.MaxValue.UtcTicks - now)
                return null;

            long edge = now + wait;
            if (clock.FirstOffsetChange(now, edge) is not long clockChange)
                return new DateTimeOffset(edge, TimeSpan.Zero);

            if (IsOpenAt(clockChange) != isOpen)
                return new DateTimeOffset(clockChange, TimeSpan.Zero);

            now = clockChange;
        }
    }

    /// <summary>Whether all of several schedules are open at an instant; true when there are none. Does not allocate.</summary>
    internal static bool AllOpen(IReadOnlyList<ServiceHours> schedules, DateTimeOffset instant)
    {
        // By index, because an enumerator of an interface is an allocation.
        for (int i = 0; i < schedules.Count; i++)
        {
            if (!schedules[i].IsOpen(instant))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The first instant, not before <paramref name="instant"/>, at which all of several schedules are open together. The instant itself when
    /// they are open already or when there are none; null when there is no such instant within <see cref="Horizon"/>.
    /// </summary>
    internal static DateTimeOffset? NextOpen(IReadOnlyList<ServiceHours> schedules, DateTimeOffset instant)
    {
        DateTimeOffset candidate = instant;
        while (candidate - instant <= Horizon)
        {
            DateTimeOffset latest = candidate;
            for (int i = 0; i < schedules.Count; i++)
            {
                if (schedules[i].IsOpen(candidate))
                    continue;
                if (schedules[i].NextChange(candidate) is not DateTimeOffset opening)
                    return null;
                if (opening > latest)
                    latest = opening;
            }

            if (latest == candidate)
                return candidate;

            // Nothing before the latest opening can do: until then, the schedule that opens last is closed.
            candidate = latest;
        }

        return null;
    }

    /// <summary>Whether both are open at the same times of the week in the same zone.</summary>
    public bool Equals(ServiceHours? other) =>
        other is not null
        && (ReferenceEquals(TimeZone, other.TimeZone) || TimeZone.Equals(other.TimeZone))
        && _week.Equals(other._week);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ServiceHours);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TimeZone, _week);

    /// <summary>The windows and the zone: <c>mon tue 07:00-22:00, sat 09:00-12:00 (Asia/Shanghai)</c>.</summary>
    public override string ToString() => $"{string.Join(", ", Windows)} ({TimeZone.Id})";

    private bool IsOpenAt(long utcTicks) => _week.IsOpen(utcTicks + new WallClock(TimeZone).OffsetAt(utcTicks));
}
