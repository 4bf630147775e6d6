namespace PaymentAvailability;

/// <summary>Quotes what was given in place of a code, unless it may be something that must not be repeated.</summary>
internal static class Quoted
{
    private const int LongestQuote = 8;

    /// <summary>The text in backticks and a space when it is short and has no digits; otherwise nothing.</summary>
    public static string IfSafe(string text) =>
        text.Length is > 0 and <= LongestQuote && text.All(char.IsAsciiLetter) ? $"`{text}` " : "";
}
