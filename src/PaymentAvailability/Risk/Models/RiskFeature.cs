namespace PaymentAvailability;

/// <summary>A number by name, such as <c>velocity.payer_attempts.count</c>; nothing personal.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How much.</param>
public readonly record struct RiskFeature(string Name, double Value)
{
    /// <summary>The name and the value.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} {Value:0.###}");
}
