namespace PaymentAvailability;

/// <summary>
/// The latency beyond which an answer is slow: half again as long as a high quantile. The quantile itself would not do: where answers crowd
/// just below it, the small error of learning it makes many of them slow, or none. It is learned by stochastic approximation (H. Robbins, S. Monro, Ann. Math.
/// Statist. 22, 1951) on the logarithm, first payment by payment, then from calm windows.
/// </summary>
internal struct SlowLine
{
    /// <summary>How many answers are timed before slowness is judged.</summary>
    public const int Enough = 500;

    private const double LastStep = 0.02;
    private const double Margin = 1.5;

    // The usual share of slow answers follows about the last million.
    private const float Remembered = 1e6f;

    private double _line;
    private float _timed;
    private float _slow;
    private int _learned;

    /// <summary>Whether enough was seen to call answers slow.</summary>
    public readonly bool IsLearned => _learned >= Enough;

    /// <summary>Judges an answer; teaches the line while it is new.</summary>
    /// <param name="ticks">How long the answer took.</param>
    /// <param name="share">The share of answers that shall be beyond the quantile.</param>
    public (bool IsBeyond, bool IsSlow) Judge(long ticks, double share)
    {
        double latency = Math.Max(ticks, 1);
        bool isBeyond = latency > _line;
        bool isSlow = latency > Margin * _line;
        if (!IsLearned)
            Begin(latency, isBeyond, share);
        return (isBeyond, isSlow);
    }

    /// <summary>Follows a slow drift: takes in the answers of calm windows.</summary>
    /// <param name="calm">How many answers were timed, and how many of them were beyond the quantile and slow.</param>
    /// <param name="share">The share of answers that shall be beyond the quantile.</param>
    public void Learn(in WindowSums calm, double share)
    {
        (int timed, int slow) = (calm.Timed, calm.Slow);
        if (!IsLearned || timed <= 0)
            return;

        _line *= Math.Exp(LastStep * Math.Min(timed / 100.0, 1) * Math.Clamp(((double)calm.Beyond / timed / share) - 1, -1, 1));
        float kept = 1 - Math.Min(timed / Remembered, 0.5f);
        _timed = (_timed * kept) + timed;
        _slow = (_slow * kept) + slow;
    }

    /// <summary>The share of answers that usually is slow. The line is uncertain at first, so the share beyond the quantile is assumed.</summary>
    public readonly double UsualShare(double share) => (_slow + (share * Enough)) / (_timed + Enough);

    /// <summary>Forgets how many answers usually are slow.</summary>
    public void ForgetShare() => _timed = _slow = 0;

    private void Begin(double latency, bool isBeyond, double share)
    {
        if (_learned++ == 0)
        {
            _line = 2 * latency;
            return;
        }

        double step = Math.Max(1 / Math.Sqrt(_learned), LastStep) * 5;
        _line *= Math.Exp(step * ((isBeyond ? 1 : 0) - share));
    }
}
