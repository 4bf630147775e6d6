namespace PaymentAvailability;

/// <summary>Asks a result why, and what would help.</summary>
public static class DiagnosisExtensions
{
    /// <summary>Says why nothing is open, and what would change that.</summary>
    /// <param name="result">A resolution.</param>
    /// <returns>The diagnosis, or <see langword="null"/> when something is open or the catalog offers nothing at all. Worked out anew at each call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static Diagnosis? Diagnose(this AvailabilityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.IsAvailable || result.ClosedOptions.IsEmpty ? null : new Diagnosis(result, new DiagnosedCase(result));
    }

    /// <summary>Says what would make one closed option available, whatever else is open.</summary>
    /// <param name="result">A resolution.</param>
    /// <param name="option">One of its <see cref="AvailabilityResult.ClosedOptions"/>.</param>
    /// <returns>Every smallest set of changes that opens the option, the easiest first.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The option is not one of the result's.</exception>
    public static RemedyList FindRemedies(this AvailabilityResult result, ClosedOption option)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(option);
        if (!result.ClosedOptions.Contains(option))
        {
            throw new ArgumentException("the option is not one of this result's closed options; pass one of `ClosedOptions`", nameof(option));
        }

        return new RemedySearch(new DiagnosedCase(result)).Find([option], withAnother: option.Instrument is null);
    }
}
