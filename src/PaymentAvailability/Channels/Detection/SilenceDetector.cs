namespace PaymentAvailability;

/// <summary>
/// Notices that payments have stopped. A stretch without any is judged by how many should have come in it. Counts vary more than
/// Poisson's, so a negative binomial gives the chance of none; it may be as small as one in the payments between false alarms, because
/// every payment begins one stretch.
/// </summary>
internal struct SilenceDetector
{
    // While an hour of the day is new: half of what came lately, and that with much doubt.
    private const double ShareOfRecent = 0.5;
    private const double VarianceWhenNew = 0.5;

    private const double RecentStep = 1 / 30.0;
    private const double FirstWindows = 30;
    private const double MostWindows = 10_000;
    private const double MostOfOneWindow = 9;

    // Fewer payments since traffic changed its ways tell too little about how many should come.
    private const int EnoughSincePause = 20;

    private double _recent;
    private double _variance;
    private double _windows;
    private long _judgedUntil;
    private long _pausedAt;
    private int _sincePause;

    public SilenceDetector(long ticks)
    {
        Since = _judgedUntil = _pausedAt = ticks;
        _variance = VarianceWhenNew;
    }

    /// <summary>When the last payment came, or traffic was expected again; ticks of UTC.</summary>
    public long Since { get; private set; }

    /// <summary>How many payments should have come since.</summary>
    public double Expected { get; private set; }

    /// <summary>Whether payments are missing.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>A payment has come.</summary>
    public void Arrive(long ticks)
    {
        Restart(ticks);
        _sincePause = Math.Min(_sincePause + 1, int.MaxValue - 1);
    }

    /// <summary>Traffic goes other ways from now on: only what comes from now on tells how many payments are to be expected.</summary>
    public void Pause(long ticks)
    {
        Restart(ticks);
        _pausedAt = ticks;
        _sincePause = 0;
    }

    /// <summary>Nothing was missed until now: what should come is counted anew.</summary>
    public void Restart(long ticks)
    {
        Since = _judgedUntil = ticks;
        Expected = 0;
        IsRaised = false;
    }

    /// <summary>Judges the time since the last payment.</summary>
    /// <param name="ticks">Now.</param>
    /// <param name="window">How long a window is, in ticks.</param>
    /// <param name="usual">How many payments come in a window at this hour, where it was seen before.</param>
    /// <param name="threshold">Payments between false alarms.</param>
    public void Judge(long ticks, long window, double? usual, double threshold)
    {
        if (ticks <= _judgedUntil)
            return;

        if (_sincePause < EnoughSincePause || Since <= _pausedAt)
        {
            _judgedUntil = ticks;
            return;
        }

        double perWindow = usual is { } known ? Math.Min(known, _recent) : ShareOfRecent * _recent;
        perWindow = Math.Min(perWindow, _sincePause * (double)window / (Since - _pausedAt));
        double variance = usual is null ? Math.Max(VarianceWhenNew, _variance) : _variance;
        Expected += perWindow * (ticks - _judgedUntil) / window;
        _judgedUntil = ticks;

        // No payment has the chance (1 + variance * expected)^(-1 / variance).
        double surprise = variance < 1e-6 ? Expected : Math.Log(1 + (variance * Expected)) / variance;
        IsRaised = surprise >= Math.Log(threshold);
    }

    /// <summary>Takes in a window that had payments, and the empty ones before it.</summary>
    public void Learn(int payments, int emptyBefore, double? usual)
    {
        for (int i = 0; i < Math.Min(emptyBefore, 100); i++)
            LearnWindow(0, usual);
        LearnWindow(payments, usual);
    }

    private void LearnWindow(int payments, double? usual)
    {
        double expected = usual ?? _recent;
        if (expected > 1)
        {
            double difference = payments - expected;
            double excess = ((difference * difference) - expected) / (expected * expected);
            _windows = Math.Min(_windows + 1, MostWindows);
            double step = 1 / (_windows + FirstWindows);
            _variance = Math.Max(0, _variance + (step * (Math.Min(excess, MostOfOneWindow * Math.Max(_variance, 1 / expected)) - _variance)));
        }

        _recent += Math.Max(RecentStep, 1 / (_windows + 1)) * (payments - _recent);
    }
}
