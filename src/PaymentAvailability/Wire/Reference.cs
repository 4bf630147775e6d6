namespace PaymentAvailability;

/// <summary>The form of every reference that the host chooses and the library only compares: of orders, attempts and payers.</summary>
internal static class Reference
{
    public const int MaximumLength = 128;

    public const string Form = "1 to 128 characters, not all blank, without control characters";

    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaximumLength } && !HasControls(text) && !text.AsSpan().IsWhiteSpace();

    private static bool HasControls(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u0000', '\u001F') || text.ContainsAnyInRange('\u007F', '\u009F');
}
