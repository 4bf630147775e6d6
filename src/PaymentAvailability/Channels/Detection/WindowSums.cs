namespace PaymentAvailability;

/// <summary>What was counted in one window, or in several that are learned from together.</summary>
internal struct WindowSums
{
    public int Windows;
    public int Payments;
    public int Failures;
    public int Timed;
    public int Slow;

    /// <summary>Answers beyond the learned quantile, of which the slow ones are those far beyond it.</summary>
    public int Beyond;

    public void Add(in WindowSums other)
    {
        Windows += other.Windows;
        Payments += other.Payments;
        Failures += other.Failures;
        Timed += other.Timed;
        Slow += other.Slow;
        Beyond += other.Beyond;
    }
}
