using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What a model said of one payment, or that it said nothing. Immutable, safe for concurrent use.</summary>
public sealed class RiskModelOpinion
{
    internal RiskModelOpinion(double? probability, string? version, ImmutableArray<RiskFeature> contributions, string? trouble)
    {
        Probability = probability;
        Version = version;
        Contributions = contributions;
        Trouble = trouble;
    }

    /// <summary>The probability of fraud; <see langword="null"/> when the model gave none.</summary>
    public double? Probability { get; }

    /// <summary>Which model it was; <see langword="null"/> when it did not say.</summary>
    public string? Version { get; }

    /// <summary>How much each feature added, largest first.</summary>
    public ImmutableArray<RiskFeature> Contributions { get; }

    /// <summary>Why there is no probability, in a word: <c>late</c>, <c>stuck</c>, <c>invalid</c> or the type of what it threw.</summary>
    public string? Trouble { get; }

    /// <summary>The probability, or the trouble.</summary>
    public override string ToString() => Probability is { } probability
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{probability:0.###}")
        : $"no probability: {Trouble}";
}
