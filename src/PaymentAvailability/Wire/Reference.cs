namespace PaymentAvailability;

/// <summary>The form of every reference that the host chooses and the library only compares: of orders, attempts and payers.</summary>
internal static class Reference
{
    public const int MaximumLength = 128;

    public const string Form = "1 to 128 characters, not all blank, without control characters and halves of characters";

    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaximumLength } && !HasControls(text) && !HasHalves(text) && !text.AsSpan().IsWhiteSpace();

    private static bool HasControls(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u0000', '\u001F') || text.ContainsAnyInRange('\u007F', '\u009F');

    // Half a surrogate pair becomes the same replacement character on every way out, so that two references would be one in a database.
    private static bool HasHalves(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }
}
