using System.Text;
using System.Text.RegularExpressions;

namespace PaymentAvailability;

/// <summary>A sentence with places for values, written <c>{until}</c>.</summary>
internal static partial class Sentence
{
    /// <summary>The names of the places, in the order in which they stand.</summary>
    public static IEnumerable<string> Placeholders(string sentence) =>
        Places().Matches(sentence).Select(place => place.Groups[1].Value);

    /// <summary>Puts a value in every place.</summary>
    /// <returns>The filled sentence, or null when a value is missing: a sentence with a gap is never shown.</returns>
    public static string? Fill(string sentence, Func<string, string?> valueOf)
    {
        StringBuilder filled = new();
        int end = 0;
        foreach (Match place in Places().Matches(sentence))
        {
            string? value = valueOf(place.Groups[1].Value);
            if (value is null) return null;

            filled.Append(sentence, end, place.Index - end).Append(value);
            end = place.Index + place.Length;
        }

        return end == 0 ? sentence : filled.Append(sentence, end, sentence.Length - end).ToString();
    }

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
