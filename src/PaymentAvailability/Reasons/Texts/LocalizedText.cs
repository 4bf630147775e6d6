using System.Collections.Immutable;
using System.Globalization;

namespace PaymentAvailability;

/// <summary>
/// One text in several languages, such as the name of a payment method or a bank. English is always there and answers for every
/// language that is not.
/// </summary>
/// <remarks>
/// A reader's culture finds its own text first, then that of its script, then that of its language: <c>zh-SG</c>, <c>zh-Hans</c> and
/// <c>zh</c> all find a text written for <c>zh-CN</c>, and so does <c>zh-TW</c> unless there is one for it. Immutable, compared by
/// value, safe to share between threads.
/// </remarks>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly string _english;
    private readonly ImmutableArray<(string Culture, string Text)> _others;

    private LocalizedText(string english, ImmutableArray<(string Culture, string Text)> others)
    {
        _english = english;
        _others = others;
    }

    /// <summary>Starts a text with its English form.</summary>
    /// <param name="english">Not blank.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public static LocalizedText Of(string english) => new(NotBlank(english), []);

    /// <summary>The same text with one more language, or with another wording for one it has.</summary>
    /// <param name="culture">A language tag such as <c>zh-CN</c> or <c>ja</c> (BCP 47).</param>
    /// <param name="text">Not blank.</param>
    /// <exception cref="ArgumentException">The tag is malformed, or the text is blank.</exception>
    public LocalizedText With(string culture, string text)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (!LanguageTag.IsWellFormed(culture)) throw new ArgumentException("a language tag was refused: write it like `zh-CN`", nameof(culture));

        NotBlank(text);
        if (LanguageTag.Same(culture, LanguageTag.English)) return new LocalizedText(text, _others);

        IEnumerable<(string Culture, string Text)> kept = _others.Where(other => !LanguageTag.Same(other.Culture, culture));
        return new LocalizedText(_english, [.. kept.Append((Culture: culture, Text: text)).OrderBy(other => other.Culture, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Every text with its language, English first.</summary>
    internal IEnumerable<(string Culture, string Text)> All => _others.Prepend((LanguageTag.English, _english));

    /// <summary>The text for a reader; English when there is none closer.</summary>
    /// <param name="culture">The reader's culture; the invariant culture reads English.</param>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return In(culture.Name);
    }

    internal string In(string culture)
    {
        foreach ((string tag, string text) in _others)
        {
            if (LanguageTag.Same(tag, culture)) return text;
        }

        return LanguageTag.Language(culture).Equals(LanguageTag.English, StringComparison.OrdinalIgnoreCase) ? _english : Closest(culture);
    }

    /// <summary>The places for values in any of its languages, as <see cref="Sentence"/> reads them.</summary>
    internal IEnumerable<string> Placeholders() =>
        _others.Select(other => other.Text).Prepend(_english).SelectMany(Sentence.Placeholders).Distinct();

    private string Closest(string culture)
    {
        foreach (string wider in LanguageTag.FromNarrowToWide(culture))
        {
            foreach ((string tag, string text) in _others)
            {
                if (LanguageTag.FromNarrowToWide(tag).Any(ancestor => LanguageTag.Same(ancestor, wider))) return text;
            }
        }

        return _english;
    }

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) =>
        other is not null && _english == other._english && _others.AsSpan().SequenceEqual(other._others.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_english, _others.Length);

    /// <summary>The English form.</summary>
    public override string ToString() => _english;

    private static string NotBlank(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("a text is blank", nameof(text)) : text;
    }
}
