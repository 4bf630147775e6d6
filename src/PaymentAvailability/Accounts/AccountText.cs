using System.Globalization;
using System.Text;

namespace PaymentAvailability;

/// <summary>
/// Brings what people type, and what systems keep, of one account factor to one form, so that only what differs in substance differs.
/// Pure: nothing is kept.
/// </summary>
internal static class AccountText
{
    /// <summary>The most characters that are looked at. No name or number of an account is longer, and nobody can keep the normaliser busy.</summary>
    public const int MaximumLength = 256;

    /// <summary>The calling code of China (ITU-T E.164), the default for phones that are written without one.</summary>
    public const string DefaultCountryPrefix = "86";

    /// <summary>The form in which values are compared and hashed.</summary>
    /// <param name="factor">What the text is.</param>
    /// <param name="text">As typed or as kept.</param>
    /// <param name="countryPrefix">The calling code that phones without one belong to, in digits.</param>
    /// <returns>Empty when nothing but separators is left; <see langword="null"/> when the text is too long to be such a value.</returns>
    public static string? Normalise(AccountFactor factor, string text, string countryPrefix) => Fold(factor, text) is not { } folded ? null : factor switch
    {
        AccountFactor.ReservedPhone => PhoneNumber.Canonical(folded, countryPrefix),
        AccountFactor.IdentityNumber => IdentityNumber.Canonical(folded),
        _ => folded,
    };

    /// <summary>The text without what is only writing: width, case, spaces, separators, invisible characters, the script of digits.</summary>
    public static string? Fold(AccountFactor factor, string text)
    {
        if (text.Length > MaximumLength)
        {
            return null;
        }

        if (IsPlain(text))
        {
            return FoldPlain(factor, text);
        }

        var folded = new StringBuilder(text.Length);
        foreach (Rune rune in WellFormed(factor, text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsOnlyWriting(factor, rune))
            {
                continue;
            }

            if (factor != AccountFactor.Name && Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            {
                folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else
            {
                folded.Append(Rune.ToUpperInvariant(rune));
            }
        }

        // What a separator kept apart can belong together.
        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    // ASCII and the common ideographs are what nearly everybody types, and have one form each: normalising them changes nothing (UAX #15).
    private static bool IsPlain(string text)
    {
        foreach (char character in text)
        {
            if (character is not (<= '\x7F' or (>= '\u4E00' and <= '\u9FFF')))
            {
                return false;
            }
        }

        return true;
    }

    // The same as for any text, on the stack.
    private static string FoldPlain(AccountFactor factor, string text)
    {
        Span<char> folded = stackalloc char[MaximumLength];
        int length = 0;
        foreach (char character in text)
        {
            bool isOnlyWriting = character is <= ' ' or '\x7F' or '-' or '.' or '\'' or '`' || (factor == AccountFactor.ReservedPhone && character is '(' or ')' or '/');
            if (!isOnlyWriting)
            {
                folded[length++] = char.IsAsciiLetterLower(character) ? (char)(character - 'a' + 'A') : character;
            }
        }

        return folded[..length].SequenceEqual(text) ? text : new string(folded[..length]);
    }

    // Half a surrogate pair cannot be normalised, and at U+FFFE the normaliser throws. Full-width forms are folded here too, for hosts that run without ICU.
    private static string WellFormed(AccountFactor factor, string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFFFE || IsOnlyWriting(factor, rune))
            {
                continue;
            }

            sound.Append(rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFF01 + '!') : rune);
        }

        return sound.ToString();
    }

    private static bool IsOnlyWriting(AccountFactor factor, Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.DashPunctuation
        || IsSeparator(rune.Value)
        || IsVariant(rune.Value)
        || (factor == AccountFactor.ReservedPhone && rune.Value is '(' or ')' or '/');

    // Dots and the middle dots of Uyghur and other names, which keyboards write in many ways: · • ‧ ․ ∙ ⋅ ⸱ ・ 。; the minus sign;
    // apostrophes, and what keyboards write for them: ' ` ‘ ’ ʻ ʼ ′.
    private static bool IsSeparator(int character) => character is
        '.' or 0x00B7 or 0x2022 or 0x2027 or 0x2024 or 0x2219 or 0x22C5 or 0x2E31 or 0x30FB or 0x3002 or 0x2212
            or '\'' or '`' or 0x2018 or 0x2019 or 0x02BB or 0x02BC or 0x2032;

    // Variation selectors, those of Mongolian too, choose a glyph, not a character; the grapheme joiner only orders marks.
    private static bool IsVariant(int character) => character is 0x034F or (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
