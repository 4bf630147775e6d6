namespace PaymentAvailability;

/// <summary>Explains a result.</summary>
public static class ExplanationExtensions
{
    /// <summary>How the result came about: for each option and route what the terms and every gate said.</summary>
    /// <param name="result">A resolution.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static Explanation Explain(this AvailabilityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Explainer(result).Explain();
    }
}
