namespace PaymentAvailability.Benchmarks;

/// <summary>What became of every payment of an hour. Safe for concurrent use.</summary>
internal sealed class PeakLedger
{
    private readonly int[] _lost = new int[Enum.GetValues<PeakCause>().Length];
    private int _servable;
    private int _frauds;
    private int _fraudsServed;
    private int _wronglyServed;

    /// <summary>The share that was served of the payments that could be.</summary>
    public double Success => (double)_lost[(int)PeakCause.None] / _servable;

    /// <summary>The share of fraudulent payments that went through.</summary>
    public double Fraud => (double)_fraudsServed / Math.Max(1, _frauds);

    public void Note(PeakPayment payment, PeakCause cause)
    {
        if (payment.IsServable)
        {
            Interlocked.Increment(ref _servable);
            Interlocked.Increment(ref _lost[(int)cause]);
        }
        else if (!payment.IsHonest)
        {
            Interlocked.Increment(ref _frauds);
            Interlocked.Add(ref _fraudsServed, cause == PeakCause.None ? 1 : 0);
        }
        else
        {
            Interlocked.Add(ref _wronglyServed, cause == PeakCause.None ? 1 : 0);
        }
    }

    /// <summary>Prints the shares, a line for each cause, and refuses books that do not add up.</summary>
    /// <param name="figures">Where to.</param>
    /// <param name="platform">Whose books they are.</param>
    /// <param name="payments">Every payment that was made.</param>
    public void Write(FigureWriter figures, string platform, PeakPayment[] payments)
    {
        int expected = payments.Count(payment => payment.IsServable);
        if (_servable != expected || _lost.Sum() != expected)
            throw new InvalidOperationException($"of {expected} payments that could be served {_lost.Sum()} are accounted for");
        if (_wronglyServed > 0)
            throw new InvalidOperationException($"{_wronglyServed} payments went through that nobody may serve");

        figures.Write($"peak.{platform}_success", Success, "share");
        foreach (PeakCause cause in Enum.GetValues<PeakCause>())
        {
            if (cause != PeakCause.None)
            {
                figures.Write($"peak.{platform}_lost.{cause.ToString().ToLowerInvariant()}", (double)_lost[(int)cause] / expected, "share");
            }
        }

        figures.Write($"peak.{platform}_fraud", Fraud, "share");
    }
}
