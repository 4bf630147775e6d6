namespace PaymentAvailability;

/// <summary>What is known of an attempt: what the host gave, and the rest from the attempt itself.</summary>
internal static class AttemptFacts
{
    /// <summary>Identifies an attempt among all of them.</summary>
    public static string IdOf(PaymentAttempt attempt) => $"{attempt.OrderId}\n{attempt.Id}";

    public static PaymentFacts Of(PaymentReport report)
    {
        PaymentAttempt attempt = report.Attempt;
        PaymentFacts facts = report.Facts ?? new PaymentFacts();
        return facts with
        {
            PayerId = facts.PayerId ?? attempt.PayerId,
            OrderId = facts.OrderId ?? attempt.OrderId,
            Amount = attempt.Amount ?? facts.Amount,
            Method = attempt.Method ?? facts.Method,
            Channel = attempt.Channel ?? facts.Channel,
            Bank = facts.Bank ?? attempt.Bank,
        };
    }
}
