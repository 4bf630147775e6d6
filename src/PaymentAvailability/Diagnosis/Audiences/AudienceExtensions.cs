using System.Globalization;

namespace PaymentAvailability;

/// <summary>Tells a result to each audience in its own words.</summary>
public static class AudienceExtensions
{
    /// <summary>What the payer may see.</summary>
    /// <param name="result">A resolution.</param>
    /// <param name="culture">The payer's culture; one without texts reads English.</param>
    /// <param name="timeZone">The payer's time zone. Default: each time in the offset it came with, marked where that is UTC.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> or <paramref name="culture"/> is <see langword="null"/>.</exception>
    public static PayerView ForPayer(this AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(culture);
        return PayerViewBuilder.Of(result, culture, timeZone);
    }

    /// <summary>What the merchant's support may see.</summary>
    /// <inheritdoc cref="ForPayer"/>
    public static SupportView ForSupport(this AvailabilityResult result, CultureInfo culture, TimeZoneInfo? timeZone = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(culture);
        return new SupportViewBuilder(result, culture, timeZone).Build();
    }

    /// <summary>Everything, for those who run the service. Nothing personal is in it, but true reasons are: it is not for payers.</summary>
    /// <param name="result">A resolution.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static OperatorView ForOperator(this AvailabilityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new OperatorView(result, result.Diagnose());
    }
}
