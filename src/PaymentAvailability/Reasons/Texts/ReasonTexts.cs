using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>What to say about a reason, in the reader's language: a sentence of guidance for payers, a short title for headings.</summary>
/// <remarks>
/// Comes with simplified Chinese and English; a culture finds the closest text as <see cref="LocalizedText"/> describes. A host adds
/// texts for reasons of its own, or replaces a wording, and gets a new instance each time. Immutable and safe to share between threads.
/// </remarks>
public sealed class ReasonTexts
{
    private const string UnknownSuffix = ".unknown";
    private const string LastResort = "contact_support";

    private static readonly Lazy<ReasonTexts> Shared = new(() => new ReasonTexts(TextBook.Load()));

    private readonly FrozenDictionary<string, LocalizedText> _formats;
    private readonly ImmutableDictionary<string, LocalizedText> _names;
    private readonly ImmutableDictionary<string, LocalizedText> _titles;
    private readonly ImmutableDictionary<string, LocalizedText> _guidance;

    private ReasonTexts(TextBook book)
    {
        _formats = book.Formats;
        _names = book.Names.ToImmutableDictionary(StringComparer.Ordinal);
        _titles = book.Titles.ToImmutableDictionary(StringComparer.Ordinal);
        _guidance = book.Guidance.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private ReasonTexts(
        ReasonTexts from,
        ImmutableDictionary<string, LocalizedText>? names = null,
        ImmutableDictionary<string, LocalizedText>? titles = null,
        ImmutableDictionary<string, LocalizedText>? guidance = null)
    {
        _formats = from._formats;
        _names = names ?? from._names;
        _titles = titles ?? from._titles;
        _guidance = guidance ?? from._guidance;
    }

    /// <summary>The texts that come with the library; read once, when first asked for.</summary>
    public static ReasonTexts BuiltIn => Shared.Value;

    /// <summary>What the payer should do next.</summary>
    /// <param name="reason">
    /// A reason that is kept from payers is answered as its public alias is, and its facts are not shown.
    /// </param>
    /// <param name="culture">The reader's culture.</param>
    /// <param name="timeZone">
    /// The reader's time zone. Default: each time in the offset it came with, marked where that is UTC.
    /// </param>
    /// <returns>
    /// A full sentence. Where a fact that it names is missing, a wording that does without; for a guidance key without texts, the
    /// advice to contact support. Never empty, and never with an open placeholder.
    /// </returns>
    public string Guidance(Reason reason, CultureInfo culture, TimeZoneInfo? timeZone = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(culture);

        string key = reason.Definition.Guidance;
        FactWriter writer = new(_formats, _names, culture, timeZone);
        return Filled(key) ?? Filled(key + UnknownSuffix) ?? _guidance[LastResort].In(culture);

        string? Filled(string sentenceKey) =>
            _guidance.TryGetValue(sentenceKey, out LocalizedText? sentence) ? Sentence.Fill(sentence.In(culture), ValueOf) : null;

        string? ValueOf(string name) =>
            reason.Definition.IsDisclosed && reason.Find(name) is { } fact ? writer.Write(fact) : null;
    }

    /// <summary>What happened, in a few words: for operators, and for headings once the definition is one a payer may see.</summary>
    /// <param name="definition">For payers, pass <see cref="ReasonVocabulary.PublicFace(ReasonDefinition)"/>: titles say the true reason.</param>
    /// <param name="culture">The reader's culture.</param>
    /// <returns>The title, or the definition's English description when a host added none.</returns>
    public string Title(ReasonDefinition definition, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(culture);
        return _titles.TryGetValue(definition.Code.Value, out LocalizedText? title) ? title.In(culture) : definition.Description;
    }

    /// <summary>Adds a sentence of guidance, or replaces one.</summary>
    /// <param name="key">As definitions name it, in snake_case.</param>
    /// <param name="sentence">May hold facts in braces, such as <c>{until}</c>.</param>
    /// <param name="whenUnknown">What to say when such a fact is missing; needed exactly when there are any.</param>
    /// <exception cref="ArgumentException">The key is malformed, or the second wording is missing or has placeholders itself.</exception>
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

        ImmutableDictionary<string, LocalizedText> guidance = _guidance.SetItem(key, sentence).Remove(key + UnknownSuffix);
        return new ReasonTexts(this, guidance: whenUnknown is null ? guidance : guidance.Add(key + UnknownSuffix, whenUnknown));
    }

    /// <summary>Adds the short title of a reason, or replaces it.</summary>
    public ReasonTexts WithTitle(ReasonCode code, LocalizedText title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return new ReasonTexts(this, titles: _titles.SetItem(code.Value, title));
    }

    /// <summary>Says what a token of a fact is called, such as a kind of client or an app; one without a name is not shown to payers.</summary>
    /// <param name="token">As facts carry it, such as <c>mini_program</c>.</param>
    /// <param name="name">As it reads inside a sentence.</param>
    public ReasonTexts WithName(string token, LocalizedText name)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(name);
        return new ReasonTexts(this, names: _names.SetItem(token, name));
    }

    /// <summary>The sentence under a key, for validation; null when there is none.</summary>
    internal LocalizedText? FindGuidance(string key) => _guidance.GetValueOrDefault(key);

    internal bool HasTitle(ReasonCode code) => _titles.ContainsKey(code.Value);

    internal IEnumerable<string> GuidanceKeys => _guidance.Keys;
}
