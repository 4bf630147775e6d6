using System.Globalization;
using System.Text.RegularExpressions;

namespace PaymentAvailability.Tests;

/// <summary>What a text must have to be complete, in each of the library's languages. Knows no test framework, so that the benchmarks count with it.</summary>
internal static partial class TextCompleteness
{
    private static readonly ReasonTexts Texts = ReasonTexts.BuiltIn;

    /// <summary>The languages that come with the library.</summary>
    public static CultureInfo[] Languages { get; } = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    /// <summary>How many of all codes have a title and guidance with a next step in every language, alone and beside other options, in percent.</summary>
    public static double Percent()
    {
        var all = ReasonVocabulary.BuiltIn.All;
        return 100.0 * all.Count(definition => Languages.All(language => !FaultsOf(definition, language).Any())) / all.Length;
    }

    /// <summary>What the texts of a code lack in a language.</summary>
    public static IEnumerable<string> FaultsOf(ReasonDefinition definition, CultureInfo language)
    {
        if (!Texts.HasTitle(definition.Code) || !IsIn(language, Texts.Title(definition, language)))
        {
            yield return $"{definition.Code} has no title in {language.Name}";
        }

        foreach (string key in new[] { definition.Guidance, definition.Guidance + ".unknown" })
        {
            if (Texts.FindGuidance(key) is not { } text)
            {
                if (key == definition.Guidance)
                {
                    yield return $"{definition.Code} has no guidance";
                }

                continue;
            }

            foreach (bool isAlone in new[] { false, true })
            {
                string said = Sentence.Choose(text.In(language), isAlone);
                if (!IsIn(language, said))
                {
                    yield return $"`{key}` is not in {language.Name}";
                }

                if (!HasNextStep(said))
                {
                    yield return $"`{key}` names no next step in {language.Name}{(isAlone ? " when nothing else is open" : "")}: {said}";
                }

                if (isAlone && AdvisesAnotherMethod(said))
                {
                    yield return $"`{key}` advises another method in {language.Name} when nothing else is open: {said}";
                }

                if (!IsWellWritten(language, said))
                {
                    yield return $"`{key}` is broken in {language.Name}: {said}";
                }
            }
        }
    }

    /// <summary>Whether a sentence begins with what to do: in English an imperative, in Chinese a request.</summary>
    public static bool HasNextStep(string text) => ChineseStep().IsMatch(text) || EnglishStep().IsMatch(text);

    /// <summary>Whether a text speaks of a method of payment other than the one that is closed.</summary>
    public static bool AdvisesAnotherMethod(string text) => AnotherMethod().IsMatch(text);

    private static bool IsIn(CultureInfo language, string text) => Ideograph().IsMatch(text) == (language.Name == "zh-CN");

    private static bool IsWellWritten(CultureInfo language, string text) =>
        text.Length > 0 && text == text.Trim() && text[^1] == (language.Name == "zh-CN" ? '。' : '.') && !Broken().IsMatch(text);

    [GeneratedRegex(@"(^|[。，；])(请|您可以)(?!勿)")]
    private static partial Regex ChineseStep();

    [GeneratedRegex(@"(^|[.] )(You can see|Please make|Activate|Add|Ask|Change|Check|Choose|Complete|Connect|Contact|Go|Install|Open|Pay|Request|Set|Sign|Try|Turn|Update|Use)\b|, try again on ")]
    private static partial Regex EnglishStep();

    [GeneratedRegex(@"(其他|另一种|换一种|别的)支付方式|(?i:other|another|different) (payment )?(method|way)|choose how")]
    private static partial Regex AnotherMethod();

    [GeneratedRegex(@"[\[\]|]|\s\s|\s[.,;]|[。，；]{2}|[，；、。][.]|，。")]
    private static partial Regex Broken();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Ideograph();
}
