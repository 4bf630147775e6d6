using System.Globalization;

namespace PaymentAvailability;

/// <summary>Chinese citizen identity numbers (GB 11643-1999): six digits of region, eight of birth date, three of sequence, a check digit.</summary>
internal static class IdentityNumber
{
    /// <summary>Digits of the form in use.</summary>
    public const int Length = 18;

    /// <summary>Digits of the form that was issued until 1999: a birth year of two digits, and no check digit.</summary>
    public const int LegacyLength = 15;

    private const int RegionLength = 6;

    private const string LegacyCentury = "19";

    private const string CheckDigits = "10X98765432";

    /// <summary>The form of 18 digits for a number of 15; any other document as it is.</summary>
    public static string Canonical(string folded)
    {
        if (folded.Length != LegacyLength || !AreDigits(folded))
        {
            return folded;
        }

        string digits = folded[..RegionLength] + LegacyCentury + folded[RegionLength..];
        return digits + CheckDigitOf(digits);
    }

    /// <summary>The form of 15 digits, for whom the standard gave one: people born in the twentieth century.</summary>
    public static string? LegacyOf(string canonical) =>
        IsCandidate(canonical) && canonical.AsSpan(RegionLength, 2).SequenceEqual(LegacyCentury) ? canonical[..RegionLength] + canonical[(RegionLength + 2)..^1] : null;

    /// <summary>Whether the text has the form of such a number, right or wrong.</summary>
    public static bool IsCandidate(string folded) => folded.Length == Length && AreDigits(folded.AsSpan(0, Length - 1)) && (char.IsAsciiDigit(folded[^1]) || folded[^1] == 'X');

    /// <summary>Whether the birth date exists and is not later than <paramref name="today"/>, and the check digit is right.</summary>
    /// <param name="candidate">For which <see cref="IsCandidate"/>.</param>
    /// <param name="today">The last day on which the holder can have been born.</param>
    public static bool IsSound(string candidate, DateOnly today) =>
        DateOnly.TryParseExact(candidate.AsSpan(RegionLength, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly born)
        && born.Year >= 1800
        && born <= today
        && candidate[^1] == CheckDigitOf(candidate.AsSpan(0, Length - 1));

    // ISO 7064 MOD 11-2.
    private static char CheckDigitOf(ReadOnlySpan<char> digits)
    {
        int remainder = 0;
        foreach (char digit in digits)
        {
            remainder = (remainder + digit - '0') * 2 % 11;
        }

        return CheckDigits[remainder];
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
