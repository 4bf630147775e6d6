using System.Text;
using System.Text.RegularExpressions;

namespace PaymentAvailability;

/// <summary>
/// A sentence with places for values, written <c>{until}</c>, and parts that hold only while something else is open, written
/// <c>[, or choose another method]</c> or, with what to say otherwise, <c>[Choose another method.|Contact support.]</c>.
/// </summary>
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

    /// <summary>Takes the parts in brackets: the first when something else is open, the second, if there is one, when nothing is.</summary>
    public static string Choose(string sentence, bool isAlone) =>
        sentence.Contains('[', StringComparison.Ordinal) ? Parts().Replace(sentence, part => part.Groups[isAlone ? 2 : 1].Value).Trim() : sentence;

    /// <summary>Whether every bracket is closed and no part holds another.</summary>
    public static bool IsWellFormed(string sentence) => Parts().Replace(sentence, "").AsSpan().IndexOfAny('[', ']') < 0;

    /// <summary>Whether a curly bracket stands that is not part of a place.</summary>
    public static bool HasStrayBrace(string sentence) => Places().Replace(sentence, "").AsSpan().IndexOfAny('{', '}') >= 0;

    [GeneratedRegex(@"\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
