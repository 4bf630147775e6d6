namespace PaymentAvailability;

/// <summary>When one probe is due: at its interval after the last answer, or at the shorter one as soon as its channel is in doubt.</summary>
/// <remarks>For one thread. Counts elapsed time and not dates, so that a clock that is set changes nothing.</remarks>
internal sealed class ProbeSchedule(ChannelProbeOptions options, Random random)
{
    private TimeSpan _wait;
    private TimeSpan _waitInDoubt;

    /// <summary>The first question is asked after a part of the shorter interval, so that many channels and instances do not begin in step.</summary>
    public TimeSpan First() => _wait = _waitInDoubt = options.IntervalInDoubt * random.NextDouble();

    /// <summary>An answer has come, or will not come any more.</summary>
    /// <returns>How long from then on to wait until <see cref="IsDue"/> is worth asking.</returns>
    public TimeSpan Next()
    {
        _wait = Jittered(options.Interval);
        _waitInDoubt = Jittered(options.IntervalInDoubt);
        return Shorter(_wait, _waitInDoubt);
    }

    /// <summary>Whether to ask now; if not, <paramref name="again"/> is how long from now on to wait before asking this again.</summary>
    public bool IsDue(TimeSpan sinceAnswer, bool isInDoubt, out TimeSpan again)
    {
        bool isDue = sinceAnswer >= (isInDoubt ? Shorter(_wait, _waitInDoubt) : _wait);
        again = isDue ? TimeSpan.Zero : Shorter(_wait - sinceAnswer, isInDoubt && _waitInDoubt > sinceAnswer ? _waitInDoubt - sinceAnswer : options.IntervalInDoubt);
        return isDue;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan Jittered(TimeSpan interval) => interval * (1 + (options.Jitter * ((2 * random.NextDouble()) - 1)));
}
