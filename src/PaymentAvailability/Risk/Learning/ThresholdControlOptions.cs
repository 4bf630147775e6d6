namespace PaymentAvailability;

/// <summary>What <see cref="ThresholdControl"/> holds, and how far it may go for it.</summary>
internal sealed record ThresholdControlOptions
{
    /// <summary>The share of good payments that may be held up, above 0 and at most 0.5.</summary>
    public double Target { get; init; } = 0.01;

    /// <summary>The threshold that holds while there are few labels, and where control begins; a score.</summary>
    public double Static { get; init; } = 0.5;

    /// <summary>The least threshold, a score.</summary>
    public double Minimum { get; init; } = 0.01;

    /// <summary>The greatest threshold, a score.</summary>
    public double Maximum { get; init; } = 0.99;

    /// <summary>How many good payments must have been confirmed before the static threshold is left.</summary>
    public int FewestLabels { get; init; } = 1_000;
}
