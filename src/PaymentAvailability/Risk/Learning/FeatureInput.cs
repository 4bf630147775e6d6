namespace PaymentAvailability;

/// <summary>One input of the linear model that a feature has turned into.</summary>
/// <param name="Index">Which of the feature's inputs.</param>
/// <param name="Value">From -1 to 1.</param>
internal readonly record struct FeatureInput(int Index, float Value);
