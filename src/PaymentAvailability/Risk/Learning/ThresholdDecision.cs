namespace PaymentAvailability;

/// <summary>The threshold that a payment was judged by; kept until its label comes.</summary>
/// <param name="Threshold">Scores from here on are held up.</param>
/// <param name="Number">The how-manieth decision it was.</param>
internal readonly record struct ThresholdDecision(double Threshold, long Number)
{
    public bool IsHeldUp(double score) => score >= Threshold;
}
