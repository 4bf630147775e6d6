namespace PaymentAvailability;

/// <summary>Numbers of payment cards (ISO/IEC 7812-1).</summary>
internal static class CardNumber
{
    private const int ShortestLength = 12;

    private const int LongestLength = 19;

    /// <summary>Whether the text has 12 to 19 digits, the last of which is the check digit of the others.</summary>
    public static bool IsSound(string folded) =>
        folded.Length is >= ShortestLength and <= LongestLength && !folded.AsSpan().ContainsAnyExceptInRange('0', '9') && HasCheckDigit(folded);

    // Annex B of the standard, known as Luhn's: from the right, every second digit counts double, and the digits of that are added.
    private static bool HasCheckDigit(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i] - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
