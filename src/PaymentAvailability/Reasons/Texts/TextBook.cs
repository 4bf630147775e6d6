using System.Collections.Frozen;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>The texts that come with the library, read once from its two embedded files.</summary>
/// <remarks>English must hold every key; a key that Chinese lacks is answered in English.</remarks>
internal sealed class TextBook
{
    private TextBook(JsonElement english, JsonElement chinese)
    {
        Formats = Merge("formats");
        Names = Merge("names");
        Titles = Merge("titles");
        Guidance = Merge("guidance");

        FrozenDictionary<string, LocalizedText> Merge(string section)
        {
            JsonElement translated = chinese.GetProperty(section);
            return english.GetProperty(section).EnumerateObject().ToFrozenDictionary(
                entry => entry.Name,
                entry => translated.TryGetProperty(entry.Name, out JsonElement text)
                    ? LocalizedText.Of(entry.Value.GetString()!).With("zh-CN", text.GetString()!)
                    : LocalizedText.Of(entry.Value.GetString()!),
                StringComparer.Ordinal);
        }
    }

    /// <summary>How times, amounts, durations and lists are written.</summary>
    public FrozenDictionary<string, LocalizedText> Formats { get; }

    /// <summary>What a token of a fact is called, such as a kind of client; a token without a name is not shown to payers.</summary>
    public FrozenDictionary<string, LocalizedText> Names { get; }

    /// <summary>Short headings, by reason code.</summary>
    public FrozenDictionary<string, LocalizedText> Titles { get; }

    /// <summary>Sentences with placeholders, by guidance key.</summary>
    public FrozenDictionary<string, LocalizedText> Guidance { get; }

    public static TextBook Load()
    {
        using JsonDocument english = Open("en");
        using JsonDocument chinese = Open("zh-CN");
        return new TextBook(english.RootElement, chinese.RootElement);
    }

    private static JsonDocument Open(string culture)
    {
        string name = $"PaymentAvailability.Reasons.Texts.{culture}.json";
        using Stream stream = typeof(TextBook).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the texts `{name}` are missing from the library");
        return JsonDocument.Parse(stream);
    }
}
