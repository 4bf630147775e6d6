using System.Globalization;

namespace PaymentAvailability;

/// <content>What a host adds and replaces, and how that is checked.</content>
public sealed partial class ReasonTexts
{
    /// <summary>Adds a sentence of guidance, or replaces one.</summary>
    /// <param name="key">As definitions name it, in snake_case.</param>
    /// <param name="sentence">
    /// May hold facts in braces, such as <c>{until}</c>, and in square brackets what holds only while something else is open, such as
    /// <c>[, or choose another method]</c> or <c>[Choose another method.|Contact support.]</c>.
    /// </param>
    /// <param name="whenUnknown">What to say when such a fact is missing; needed exactly when there are any.</param>
    /// <exception cref="ArgumentException">The key or a bracket is malformed, or the second wording is missing or has placeholders itself.</exception>
    public ReasonTexts WithGuidance(string key, LocalizedText sentence, LocalizedText? whenUnknown = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(sentence);
        if (!SafeToken.IsSnakeCase(key)) throw new ArgumentException("a guidance key was refused: write it like `retry_later`", nameof(key));

        if (whenUnknown is null && sentence.Placeholders().Any())
        {
            throw new ArgumentException($"the guidance `{key}` has placeholders: say too how it reads when a fact is missing", nameof(whenUnknown));
        }

        if (whenUnknown is not null && whenUnknown.Placeholders().Any())
        {
            throw new ArgumentException($"the guidance `{key}` has placeholders in the wording for missing facts", nameof(whenUnknown));
        }

        if (!sentence.All.Concat(whenUnknown?.All ?? []).All(each => Sentence.IsWellFormed(each.Text) && !string.IsNullOrWhiteSpace(Sentence.Choose(each.Text, isAlone: true))))
        {
            throw new ArgumentException($"the guidance `{key}` has a bracket that is not closed or stands inside another, or nothing outside them", nameof(sentence));
        }

        var texts = _texts.SetItem("guidance." + key, sentence).Remove("guidance." + key + UnknownSuffix);
        return new ReasonTexts(_formats, whenUnknown is null ? texts : texts.Add("guidance." + key + UnknownSuffix, whenUnknown), _override);
    }

    /// <summary>Adds the short title of a reason, or replaces it.</summary>
    public ReasonTexts WithTitle(ReasonCode code, LocalizedText title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return new ReasonTexts(_formats, _texts.SetItem("title." + code.Value, title), _override);
    }

    /// <summary>Says what a token of a fact is called, such as a kind of client or an app; one without a name is not shown to payers.</summary>
    /// <param name="token">As facts carry it, such as <c>mini_program</c>.</param>
    /// <param name="name">As it reads inside a sentence.</param>
    public ReasonTexts WithName(string token, LocalizedText name)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(name);
        return new ReasonTexts(_formats, _texts.SetItem("name." + token, name), _override);
    }

    /// <summary>Asks a host's own source of texts first, such as an <c>IStringLocalizer</c>.</summary>
    /// <param name="find">
    /// Given a key and the reader's culture, the text, or <see langword="null"/> for the library's own. Keys are those of <see cref="Keys"/>;
    /// texts have the places for values of the library's, such as <c>{until}</c>. Must be safe for concurrent use.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="find"/> is <see langword="null"/>.</exception>
    public ReasonTexts WithOverrides(Func<string, CultureInfo, string?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        return new ReasonTexts(_formats, _texts, find);
    }

    /// <summary>The keys of all texts, such as <c>guidance.retry_at</c>, <c>title.order.expired</c>, <c>name.app</c> and <c>change.wait</c>, in order.</summary>
    public IEnumerable<string> Keys => _texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>What is wrong with the texts that a host's own source gives: one sentence a fault.</summary>
    /// <param name="cultures">The cultures to look at.</param>
    internal IEnumerable<string> FindFaults(params IEnumerable<CultureInfo> cultures)
    {
        if (_override is null)
        {
            yield break;
        }

        foreach (CultureInfo culture in cultures.Distinct())
        {
            foreach (string key in Keys)
            {
                if (_override(key, culture) is { } text && FaultOf(key, text) is { } fault)
                {
                    yield return $"`{key}` in `{(culture.Name.Length == 0 ? "invariant" : culture.Name)}` {fault}";
                }
            }
        }
    }

    /// <summary>The sentence under a key, for validation; null when there is none.</summary>
    internal LocalizedText? FindGuidance(string key) => _texts.GetValueOrDefault("guidance." + key);

    internal bool HasTitle(ReasonCode code) => _texts.ContainsKey("title." + code.Value);

    internal IEnumerable<string> GuidanceKeys =>
        _texts.Keys.Where(key => key.StartsWith("guidance.", StringComparison.Ordinal)).Select(key => key["guidance.".Length..]);

    internal LocalizedText this[string key] => _texts[key];

    /// <summary>Whether the library has a text under a section and key.</summary>
    internal bool Has(string key) => _texts.ContainsKey(key);

    private string? FaultOf(string key, string text)
    {
        string[] known = [.. _texts[key].Placeholders()];
        return string.IsNullOrWhiteSpace(text) ? "is blank: write a text, or leave the key out"
            : Sentence.Placeholders(text).FirstOrDefault(name => !known.Contains(name)) is { } stranger
                ? $"has the placeholder `{{{stranger}}}`, which has no value there: use {(known.Length == 0 ? "none" : string.Join(", ", known.Select(name => $"`{{{name}}}`")))}"
            : Sentence.HasStrayBrace(text) ? "has a curly bracket that holds no name: write places like `{until}`, or leave brackets out"
            : !Sentence.IsWellFormed(text) ? "has a square bracket that is not closed or stands inside another: mend it, or leave brackets out"
            : text.Contains('[', StringComparison.Ordinal) && !key.StartsWith("guidance.", StringComparison.Ordinal)
                ? "has square brackets, which only guidance may have: leave them out"
            : Array.Exists([true, false], isAlone => string.IsNullOrWhiteSpace(Sentence.Choose(text, isAlone)))
                ? "says nothing outside its square brackets: write what holds in any case"
            : null;
    }
}
