namespace PaymentAvailability;

/// <summary>Telephone numbers, written with or without the calling code of their country (ITU-T E.164).</summary>
internal static class PhoneNumber
{
    private const string China = AccountText.DefaultCountryPrefix;

    private const int ChineseMobileLength = 11;

    /// <summary>
    /// The number of the home country without its calling code, any other as <c>+</c>, code and number. A code is told by <c>+</c> or
    /// <c>00</c>; that of China also by what follows, a mobile number of 11 digits that begins with 1.
    /// </summary>
    /// <param name="folded">Without separators.</param>
    /// <param name="countryPrefix">The calling code of the home country.</param>
    public static string Canonical(string folded, string countryPrefix)
    {
        string full = folded.StartsWith("00", StringComparison.Ordinal) ? "+" + folded[2..]
            : IsChineseMobileWithBareCode(folded) ? "+" + folded
            : folded;
        string home = "+" + countryPrefix;
        return full.StartsWith(home, StringComparison.Ordinal) ? full[home.Length..] : full;
    }

    private static bool IsChineseMobileWithBareCode(string folded) =>
        folded.Length == China.Length + ChineseMobileLength
        && folded.StartsWith(China + "1", StringComparison.Ordinal)
        && !folded.AsSpan().ContainsAnyExceptInRange('0', '9');
}
