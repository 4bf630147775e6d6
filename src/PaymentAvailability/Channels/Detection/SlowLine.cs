namespace PaymentAvailability;

/// <summary>
/// The latency beyond which an answer is slow: a high quantile, learned by stochastic approximation (H. Robbins, S. Monro, Ann. Math.
/// Statist. 22, 1951) on the logarithm, first payment by payment, then from calm windows.
/// </summary>
internal struct SlowLine
{
    /// <summary>How many answers are timed before slowness is judged.</summary>
    public const int Enough = 500;

    private const double LastStep = 0.02;

    private double _line;
    private int _learned;

    /// <summary>Whether enough was seen to call answers slow.</summary>
    public readonly bool IsLearned => _learned >= Enough;

    /// <summary>Whether an answer is slow; teaches the line while it is new.</summary>
    /// <param name="ticks">How long the answer took.</param>
    /// <param name="share">The share of answers that shall be slow.</param>
    public bool IsSlow(long ticks, double share)
    {
        double latency = Math.Max(ticks, 1);
        bool isSlow = latency > _line;
        if (!IsLearned)
            Begin(latency, isSlow, share);
        return isSlow;
    }

    /// <summary>Follows a slow drift: takes in how many answers of calm windows were slow.</summary>
    public void Learn(int timed, int slow, double share)
    {
        if (IsLearned && timed > 0)
            _line *= Math.Exp(LastStep * Math.Min(timed / 100.0, 1) * Math.Clamp(((double)slow / timed / share) - 1, -1, 1));
    }

    private void Begin(double latency, bool isSlow, double share)
    {
        if (_learned++ == 0)
        {
            _line = 2 * latency;
            return;
        }

        double step = Math.Max(1 / Math.Sqrt(_learned), LastStep) * 5;
        _line *= Math.Exp(step * ((isSlow ? 1 : 0) - share));
    }
}
