namespace PaymentAvailability;

/// <summary>
/// Packs a code of two or three Latin letters into a small dense number: the letters are digits of base 26, and one is added so that
/// zero means "no code".
/// </summary>
internal static class LetterCode
{
    private const int Letters = 26;

    /// <summary>The number of a code, or 0 when the text is not exactly <paramref name="length"/> ASCII letters. Case does not matter.</summary>
    public static ushort Pack(ReadOnlySpan<char> text, int length)
    {
        if (text.Length != length)
            return 0;

        int packed = 0;
        foreach (char letter in text)
        {
            if (!char.IsAsciiLetter(letter))
                return 0;
            packed = (packed * Letters) + ((letter | 0x20) - 'a');
        }

        return (ushort)(packed + 1);
    }

    /// <summary>The code of a number in upper case. Allocates, so it serves only codes that no table lists.</summary>
    public static string Unpack(ushort packed, int length) =>
        string.Create(length, packed - 1, static (letters, rest) =>
        {
            for (int i = letters.Length - 1; i >= 0; i--, rest /= Letters)
                letters[i] = (char)('A' + (rest % Letters));
        });
}
