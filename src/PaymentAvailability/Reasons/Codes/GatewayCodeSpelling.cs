namespace PaymentAvailability;

/// <summary>
/// Brings the spellings of a code together: upper case, half width, no blanks around it, no separators between letters. A separator beside
/// a digit stays, because <c>1-2</c> need not be <c>12</c>, and so does one at an end, because <c>-1</c> is not <c>1</c>; so do leading zeros.
/// </summary>
internal static class GatewayCodeSpelling
{
    /// <summary>The longest code, folded.</summary>
    public const int MaxLength = 64;

    public const char Wildcard = '?';

    private const char Separator = '-';

    // Longer texts are not looked at at all, however many blanks they begin with.
    private const int MaxRawLength = 256;

    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const char IdeographicSpace = '\u3000';

    /// <summary>Writes the folded code.</summary>
    /// <param name="written">The code as somebody wrote it.</param>
    /// <param name="folded">Room for <see cref="MaxLength"/> characters.</param>
    /// <param name="allowsWildcards">Whether <see cref="Wildcard"/> is a character of the code, as in a definition.</param>
    /// <returns>How many characters were written; 0 when it is no code.</returns>
    public static int Fold(ReadOnlySpan<char> written, Span<char> folded, bool allowsWildcards = false)
    {
        if (written.Length > MaxRawLength) return 0;

        int length = 0;
        bool isSeparated = false;
        foreach (char raw in written.Trim())
        {
            char c = Upper(char.IsAscii(raw) ? raw : HalfWidth(raw));
            if (c is '_' or Separator or ' ')
            {
                isSeparated = true;
                continue;
            }

            if (!IsCodeCharacter(c, allowsWildcards)) return 0;

            bool isBetweenLetters = length > 0 && char.IsAsciiLetter(c) && char.IsAsciiLetter(folded[length - 1]);
            if (isSeparated && !isBetweenLetters)
            {
                if (length == MaxLength) return 0;
                folded[length++] = Separator;
            }

            if (length == MaxLength) return 0;
            folded[length++] = c;
            isSeparated = false;
        }

        if (!isSeparated || length == 0) return length;
        if (length == MaxLength) return 0;
        folded[length++] = Separator;
        return length;
    }

    /// <summary>The code without the counter that some gateways append: <c>PB520011</c> of <c>PB520011-01</c>.</summary>
    public static ReadOnlySpan<char> WithoutCounter(ReadOnlySpan<char> folded)
    {
        const int MaxDigits = 4;

        int end = folded.LastIndexOf(Separator);
        if (end <= 0 || folded.Length - end - 1 is 0 or > MaxDigits) return folded;

        foreach (char c in folded[(end + 1)..])
        {
            if (!char.IsAsciiDigit(c)) return folded;
        }

        return folded[..end];
    }

    private static char Upper(char c) => char.IsAsciiLetterLower(c) ? (char)(c - 'a' + 'A') : c;

    private static char HalfWidth(char c) => c switch
    {
        IdeographicSpace => ' ',
        >= FirstFullWidth and <= LastFullWidth => (char)(c - FirstFullWidth + '!'),
        _ => c,
    };

    private static bool IsCodeCharacter(char c, bool allowsWildcards) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or ':' || (allowsWildcards && c == Wildcard);
}
