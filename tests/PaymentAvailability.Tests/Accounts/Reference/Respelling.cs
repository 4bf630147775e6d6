using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>Writes values of accounts as people and systems do: the same in substance, another in form.</summary>
internal static class Respelling
{
    private static readonly string[] Separators = [" ", "\u00A0", "\u2009", "\u3000", "-", "\u2013", "\uFF0D", ".", "\uFF0E", "\u00B7", "\u200B", "\u202D", "\t"];

    private static readonly string[] MiddleDots = ["\u00B7", "\u2022", "\u30FB", "\uFF65", "\u2027", "\u2E31", " ", ""];

    private static readonly string[] Stars = ["*", "\uFF0A", "\u2022", "\u25CF"];

    private static readonly string[] ChinesePrefixes = ["", "+86", "0086", "86", "+86 ", "\uFF08+86\uFF09", "\uFF0B86-"];

    /// <summary>The value in another form.</summary>
    public static string Of(AccountFactor factor, string value, Random random)
    {
        if (factor == AccountFactor.IdentityNumber && random.Next(3) == 0 && value.Length == 18 && value[6..8] == "19")
        {
            value = value[..6] + value[8..17];
        }

        var text = new StringBuilder(factor == AccountFactor.ReservedPhone ? ChinesePrefixes[random.Next(ChinesePrefixes.Length)] : "");
        foreach (char character in value)
        {
            text.Append(Separator(factor, random)).Append(Glyph(factor, character, random));
        }

        return text.Append(Separator(factor, random)).ToString();
    }

    /// <summary>A mask of the value that shows something, in any form: one run of any length, or several of the right lengths.</summary>
    public static string MaskOf(AccountFactor factor, string value, Random random)
    {
        var hidden = new bool[value.Length];
        bool isOneRun = random.Next(2) == 0;
        int start = random.Next(1, value.Length - 1);
        int end = random.Next(start + 1, value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            hidden[i] = isOneRun ? i >= start && i < end : i is 1 or 3 || (i > 3 && i < value.Length - 1 && random.Next(2) == 0);
        }

        int runs = hidden.Where((isHidden, i) => isHidden && (i == 0 || !hidden[i - 1])).Count();
        var mask = new StringBuilder(factor == AccountFactor.ReservedPhone && random.Next(2) == 0 ? "+86" : "");
        string star = factor == AccountFactor.Name ? Stars[random.Next(2)] : Stars[random.Next(Stars.Length)];
        for (int i = 0; i < value.Length; i++)
        {
            if (!hidden[i])
            {
                mask.Append(Separator(factor, random)).Append(Glyph(factor, value[i], random));
            }
            else if (runs > 1)
            {
                mask.Append(star);
            }
            else if (i == start)
            {
                mask.Insert(mask.Length, star, random.Next(1, 9));
            }
        }

        return mask.ToString();
    }

    private static string Separator(AccountFactor factor, Random random) => random.Next(4) > 0 ? ""
        : factor == AccountFactor.Name ? MiddleDots[random.Next(MiddleDots.Length)] : Separators[random.Next(Separators.Length)];

    private static string Glyph(AccountFactor factor, char character, Random random) => random.Next(4) switch
    {
        0 when char.IsAscii(character) && !char.IsWhiteSpace(character) => ((char)(character - '!' + '\uFF01')).ToString(),
        1 when char.IsAsciiDigit(character) && factor != AccountFactor.Name => ((char)(character - '0' + '\u0660')).ToString(),
        2 => char.ToLowerInvariant(character).ToString(),
        _ => character.ToString(),
    };
}
