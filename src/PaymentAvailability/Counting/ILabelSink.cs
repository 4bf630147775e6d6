namespace PaymentAvailability;

/// <summary>Learns what became of payments later. Safe for concurrent use, and quick.</summary>
internal interface ILabelSink
{
    /// <summary>An attempt was begun: a label may come for it.</summary>
    void Expect(PaymentAttempt attempt, PaymentFacts facts, DateTimeOffset now);

    /// <summary>A label came.</summary>
    /// <param name="attempt">For which attempt.</param>
    /// <param name="label">The label.</param>
    /// <param name="knownAt">When it became known; <see langword="null"/> for now.</param>
    /// <returns>Accepted; duplicate; or refused when the attempt is not known.</returns>
    ReportResult Take(PaymentAttempt attempt, PaymentLabel label, DateTimeOffset? knownAt);
}
