using System.Buffers;

namespace PaymentAvailability;

/// <summary>The form of every identifier in a catalog: methods, channels, routes, banks, products, attributes and their values.</summary>
internal static class Token
{
    public const int MaximumLength = 64;

    public const string Form = "1 to 64 letters, digits, `_`, `-` or `.`";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaximumLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
}
