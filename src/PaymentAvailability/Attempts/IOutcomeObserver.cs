namespace PaymentAvailability;

/// <summary>Learns of results of attempts that were taken in. Safe for concurrent use, and quick: the reporting host waits for it.</summary>
internal interface IOutcomeObserver
{
    /// <summary>A result became known, or that it is in doubt.</summary>
    /// <param name="report">The report that was accepted.</param>
    /// <param name="before">What was known of the attempt before.</param>
    /// <param name="now">When it was reported.</param>
    void Observe(PaymentReport report, AttemptStatus? before, DateTimeOffset now);
}
