namespace PaymentAvailability;

/// <summary>A clock that only ever runs forward and costs nothing to look at, because a timer sets it: it may be behind by a quarter of a second. Safe for concurrent use.</summary>
internal sealed class CoarseClock
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    private readonly MonotonicTime _clock;
    private long _ticks;

    public CoarseClock(TimeProvider time)
    {
        _clock = new MonotonicTime(time);
        _ticks = _clock.Ticks;

        // The timer must not keep alive whoever looks at the clock, and goes when nobody does any more.
        var own = new WeakReference<CoarseClock>(this);
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                if (own.TryGetTarget(out CoarseClock? clock))
                {
                    Volatile.Write(ref clock._ticks, clock._clock.Ticks);
                }
                else
                {
                    timer?.Dispose();
                }
            },
            null, Period, Period);
    }

    /// <summary>The time since an arbitrary moment, in ticks; as <see cref="MonotonicTime.Ticks"/>, but for the delay.</summary>
    public long Ticks => Volatile.Read(ref _ticks);
}
