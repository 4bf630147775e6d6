namespace PaymentAvailability;

/// <summary>A number that a risk rule looked at, such as 7 attempts where 5 are usual. Numbers alone, so that nothing personal is in it.</summary>
public readonly record struct RiskEvidence
{
    /// <summary>Creates a piece of evidence.</summary>
    /// <param name="name">What was measured, in snake case, such as <c>attempts</c> or <c>kilometres_per_hour</c>; at most 64 characters.</param>
    /// <param name="value">The number; finite.</param>
    /// <param name="threshold">From where on it is suspicious, where there is such a number.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not in snake case, or a number is not finite. The message does not repeat the name.</exception>
    public RiskEvidence(string name, double value, double? threshold = null)
    {
        if (name is null || !SafeToken.IsSnakeCase(name))
        {
            throw new ArgumentException("the name of the evidence was refused: write lower-case letters, digits and underscores, such as `attempts`", nameof(name));
        }

        if (!double.IsFinite(value) || (threshold is { } limit && !double.IsFinite(limit)))
        {
            throw new ArgumentException($"the evidence `{name}` is not a finite number; leave it out when it cannot be measured", nameof(value));
        }

        Name = name;
        Value = value;
        Threshold = threshold;
    }

    // The library's own names are right.
    private RiskEvidence(double value, string name, double? threshold)
    {
        Name = name;
        Value = double.IsFinite(value) ? value : double.MaxValue;
        Threshold = threshold;
    }

    /// <summary>What was measured.</summary>
    public string Name { get; }

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>From where on it is suspicious.</summary>
    public double? Threshold { get; }

    /// <summary>Evidence of a rule of the library's own.</summary>
    internal static RiskEvidence Of(string name, double value, double? threshold = null) => new(value, name, threshold);

    /// <summary>The name, the number and the threshold: <c>attempts 7 (5)</c>.</summary>
    public override string ToString() => Threshold is { } threshold
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} {Value:0.###} ({threshold:0.###})")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} {Value:0.###}");
}
