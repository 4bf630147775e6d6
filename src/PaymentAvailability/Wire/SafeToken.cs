namespace PaymentAvailability;

/// <summary>
/// The rule that keeps card numbers, phones and identity numbers out of whatever may be logged or shown: a token is short, plain,
/// and holds too few digits to be one of them.
/// </summary>
/// <remarks>
/// Bank card numbers have 12 to 19 digits (ISO/IEC 7812), Chinese identity numbers 15 or 18 (GB 11643), mobile phones at least 10
/// with their area. The longest run catches them written plainly, the total catches them written in groups.
/// </remarks>
internal static class SafeToken
{
    public const int MaxLength = 64;
    public const int MaxDigitsInARow = 6;
    public const int MaxDigits = 9;

    public const string Rule =
        "1 to 64 letters, digits and `_` `.` `:` `-`, with fewer than 7 digits in a row and fewer than 10 in all";

    public static bool IsSafe(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength) return false;

        int digits = 0;
        int run = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
                run++;
                if (run > MaxDigitsInARow || digits > MaxDigits) return false;
            }
            else if (char.IsAsciiLetter(c) || c is '_' or '.' or ':' or '-')
            {
                run = 0;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text is a safe token in snake_case, as names of facts and keys of texts are.</summary>
    public static bool IsSnakeCase(ReadOnlySpan<char> text)
    {
        if (!IsSafe(text) || !char.IsAsciiLetterLower(text[0])) return false;

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_') return false;
        }

        return true;
    }
}
