using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>What to say about a reason, in the reader's language: a sentence of guidance for payers, a short title for headings.</summary>
/// <remarks>
/// Comes with simplified Chinese and English; a culture finds the closest text as <see cref="LocalizedText"/> describes. A host adds
/// texts for reasons of its own, or replaces a wording, and gets a new instance each time. Immutable and safe to share between threads.
/// </remarks>
public sealed partial class ReasonTexts
{
    private const string UnknownSuffix = ".unknown";
    private const string LastResort = "contact_support";

    private static readonly Lazy<ReasonTexts> Shared = new(() =>
    {
        TextBook book = TextBook.Load();
        return new ReasonTexts(book.Formats, book.Texts, null);
    });

    private readonly FrozenDictionary<string, LocalizedText> _formats;
    private readonly ImmutableDictionary<string, LocalizedText> _texts;
    private readonly Func<string, CultureInfo, string?>? _override;

    private ReasonTexts(
        FrozenDictionary<string, LocalizedText> formats, ImmutableDictionary<string, LocalizedText> texts, Func<string, CultureInfo, string?>? overriding)
    {
        _formats = formats;
        _texts = texts;
        _override = overriding;
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
    /// <param name="isAlone">Whether nothing else is open, so that it makes no sense to advise another method. Default: something is.</param>
    /// <returns>
    /// A full sentence. Where a fact that it names is missing, a wording that does without; for a guidance key without texts, the
    /// advice to contact support. Never empty, and never with an open placeholder.
    /// </returns>
    public string Guidance(Reason reason, CultureInfo culture, TimeZoneInfo? timeZone = null, bool isAlone = false)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(culture);

        string key = reason.Definition.Guidance;
        FactWriter writer = WriterFor(culture, timeZone);
        return Fill("guidance." + key, culture, ValueOf, isAlone)
            ?? Fill("guidance." + key + UnknownSuffix, culture, ValueOf, isAlone)
            ?? Fill("guidance." + LastResort, culture, ValueOf, isAlone)!;

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
        return Find("title." + definition.Code.Value, culture) ?? definition.Description;
    }

    /// <summary>How facts are written for a reader.</summary>
    internal FactWriter WriterFor(CultureInfo culture, TimeZoneInfo? timeZone) =>
        new(_formats, token => Find("name." + token, culture), culture, timeZone);

    /// <summary>What a token is called, or the token itself.</summary>
    internal string NameOf(string token, CultureInfo culture) => Find("name." + token, culture) ?? token;

    /// <summary>The first of several texts that can be filled, by section and key; the last always can.</summary>
    internal string FirstOf(CultureInfo culture, Func<string, string?> valueOf, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (Fill(key, culture, valueOf, isAlone: true) is { } filled)
            {
                return filled;
            }
        }

        throw new InvalidOperationException($"the text `{keys[^1]}` is missing or has a place for a value that is not there");
    }

    // What a host's localiser says with a place that cannot be filled is passed over: a sentence with a gap is never shown.
    private string? Fill(string key, CultureInfo culture, Func<string, string?> valueOf, bool isAlone)
    {
        string? overriding = Overriding(key, culture);
        return (overriding is null ? null : Said(overriding)) ?? (_texts.TryGetValue(key, out LocalizedText? text) ? Said(text.In(culture)) : null);

        string? Said(string sentence) => Sentence.Fill(Sentence.Choose(sentence, isAlone), valueOf) is { } filled && !string.IsNullOrWhiteSpace(filled) ? filled : null;
    }

    private string? Overriding(string key, CultureInfo culture) =>
        _override?.Invoke(key, culture) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private string? Find(string key, CultureInfo culture) =>
        Overriding(key, culture) ?? (_texts.TryGetValue(key, out LocalizedText? text) ? text.In(culture) : null);
}
