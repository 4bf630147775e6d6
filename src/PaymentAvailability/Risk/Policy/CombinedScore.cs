namespace PaymentAvailability;

/// <summary>A combined score: of the rules that have effect, and of all.</summary>
internal readonly record struct CombinedScore(double Enforced, double All)
{
    /// <summary>The score of a model; none is not a number, which no threshold is below.</summary>
    public static CombinedScore Of(RiskModelOpinion? opinion) => opinion?.Probability is { } probability ? new(probability, probability) : new(double.NaN, double.NaN);
}
