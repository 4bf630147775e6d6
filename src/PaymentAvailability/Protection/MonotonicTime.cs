namespace PaymentAvailability;

/// <summary>A clock that only ever runs forward: the elapsed time of another, counted from an arbitrary moment. Setting the other's clock does not touch it.</summary>
internal sealed class MonotonicTime(TimeProvider time) : TimeProvider
{
    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The time since the origin, in ticks.</summary>
    public long Ticks => time.GetElapsedTime(0).Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(Ticks);

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
