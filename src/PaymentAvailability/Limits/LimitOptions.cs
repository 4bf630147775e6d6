namespace PaymentAvailability;

/// <summary>Which limits of channels, banks and regulators hold. Validated when the host starts.</summary>
public sealed class LimitOptions
{
    /// <summary>The limits; all of them hold. At most 200.</summary>
    public IList<PaymentLimit> Limits { get; } = [];

    /// <summary>Adds limits, such as those of <see cref="RegulatoryLimits"/>.</summary>
    /// <param name="limits">What to add.</param>
    /// <exception cref="ArgumentNullException"><paramref name="limits"/> is <see langword="null"/>.</exception>
    public LimitOptions Add(params IEnumerable<PaymentLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        foreach (PaymentLimit limit in limits)
        {
            Limits.Add(limit);
        }

        return this;
    }
}
