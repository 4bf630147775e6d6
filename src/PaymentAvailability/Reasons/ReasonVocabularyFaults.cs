using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>The rules that definitions keep together, so that a hidden reason cannot be told from its neighbours.</summary>
internal static class ReasonVocabularyFaults
{
    public static ImmutableArray<string> In(ImmutableArray<ReasonDefinition> definitions, ReasonTexts texts)
    {
        ILookup<ReasonCode, ReasonDefinition> byCode = definitions.ToLookup(definition => definition.Code);
        IEnumerable<string> duplicates = byCode.Where(same => same.Count() > 1)
            .Select(same => $"`{same.Key}` is defined {same.Count()} times: give each reason a code of its own");

        CultureInfo[] cultures = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.CurrentUICulture];
        return [.. duplicates, .. texts.FindFaults(cultures), .. definitions.SelectMany(definition => OfAlias(definition, byCode).Concat(OfTexts(definition, texts)))];
    }

    private static IEnumerable<string> OfAlias(ReasonDefinition definition, ILookup<ReasonCode, ReasonDefinition> byCode)
    {
        ReasonCode alias = definition.PublicAlias;
        if (definition.IsDisclosed)
        {
            if (alias != definition.Code)
            {
                yield return $"`{definition.Code}` is disclosed and yet has the alias `{alias}`: remove the alias, or disclose it as generic or internal";
            }

            yield break;
        }

        ReasonDefinition? face = byCode[alias].FirstOrDefault();
        if (face is null)
        {
            yield return $"`{definition.Code}` has the alias `{alias}`, which is not defined: define it, or use one of the alias reasons";
            yield break;
        }

        if (!face.IsDisclosed)
        {
            yield return $"`{definition.Code}` has the alias `{alias}`, which is itself kept from payers: name the reason that payers are told";
            yield break;
        }

        if (!face.FactNames.IsEmpty)
        {
            yield return $"`{definition.Code}` has the alias `{alias}`, whose facts would tell the two apart: use an alias without facts";
        }

        if (definition.Guidance != face.Guidance)
        {
            yield return $"`{definition.Code}` has the guidance `{definition.Guidance}` and its alias `{alias}` has `{face.Guidance}`: use that of the alias";
        }

        if (definition.HeadlineRank != face.HeadlineRank)
        {
            yield return $"`{definition.Code}` has the headline rank `{definition.HeadlineRank}` and its alias `{alias}` has `{face.HeadlineRank}`: use that of the alias";
        }
    }

    private static IEnumerable<string> OfTexts(ReasonDefinition definition, ReasonTexts texts)
    {
        if (texts.FindGuidance(definition.Guidance) is not { } sentence)
        {
            yield return $"`{definition.Code}` has the guidance `{definition.Guidance}`, which has no text: add the text, or use a key that has one";
            yield break;
        }

        foreach (string name in sentence.Placeholders().Where(name => !definition.FactNames.Contains(name)))
        {
            yield return $"`{definition.Code}` has the guidance `{definition.Guidance}`, which names `{{{name}}}`: list that fact, or use guidance without it";
        }
    }
}
