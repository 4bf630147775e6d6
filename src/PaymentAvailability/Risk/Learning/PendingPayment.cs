using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What was known of a payment when it was judged.</summary>
/// <param name="Id">Whatever names the payment.</param>
/// <param name="Features">What the model was told.</param>
/// <param name="Score">What the model said, 0 to 1.</param>
/// <param name="Decision">The threshold it was judged by.</param>
/// <param name="DecidedAt">When.</param>
internal sealed record PendingPayment(string Id, ImmutableArray<RiskFeature> Features, double Score, ThresholdDecision Decision, DateTimeOffset DecidedAt)
{
    /// <summary>Says nothing about the payment, so that it may be logged.</summary>
    public override string ToString() => $"payment decided at {DecidedAt:O}";
}
