namespace PaymentAvailability;

/// <summary>Brings attempts and their labels to what learns from them. Safe for concurrent use.</summary>
internal sealed class LabelReports(RiskLearner learner, TimeProvider time)
{
    /// <summary>An attempt was begun: a label may come for it.</summary>
    public void Expect(PaymentAttempt attempt, PaymentFacts facts, DateTimeOffset now) =>
        learner.Expect(AttemptFacts.IdOf(attempt), facts.Features, facts.MovingScore, now);

    /// <summary>A label came.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is older than the payment.</exception>
    public ReportResult Take(PaymentReport report, PaymentLabel label) =>
        learner.Take(AttemptFacts.IdOf(report.Attempt), label, report.At ?? time.GetUtcNow()) switch
        {
            LabelAnswer.Accepted => ReportResult.Accepted,
            LabelAnswer.Duplicate => ReportResult.Duplicate,
            _ => ReportResult.Refused,
        };
}
