namespace PaymentAvailability;

/// <summary>How long a channel stays down: longer each time it fails again soon. Not safe for concurrent use.</summary>
internal struct Backoff
{
    private DateTimeOffset _wellSince;
    private int _times;

    public Backoff(DateTimeOffset now) => _wellSince = now;

    /// <summary>The channel works from now on.</summary>
    public void Recover(DateTimeOffset now) => _wellSince = now;

    /// <summary>The channel goes down.</summary>
    /// <param name="options">How the time grows.</param>
    /// <param name="wasOnTrial">Whether it was down until it was tried just now.</param>
    /// <param name="now">The moment.</param>
    /// <returns>How long it is to stay down.</returns>
    public TimeSpan Next(ChannelRecoveryOptions options, bool wasOnTrial, DateTimeOffset now)
    {
        _times = !wasOnTrial && now - _wellSince >= options.ForgetAfter ? 1 : _times + 1;
        return TimeSpan.FromTicks((long)Math.Min(options.BaseTime.Ticks * Math.Pow(options.Growth, Math.Min(_times - 1, 64)), options.MaximumTime.Ticks));
    }

    public void Shift(TimeSpan by) => _wellSince = ClockShift.Of(_wellSince, by);
}
