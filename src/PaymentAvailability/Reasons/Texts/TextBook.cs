using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>The texts that come with the library, read once from its two embedded files.</summary>
/// <remarks>English must hold every key; a key that Chinese lacks is answered in English.</remarks>
internal sealed class TextBook
{
    private static readonly string[] Sections = ["name", "title", "guidance", "change", "phrase"];

    private TextBook(JsonElement english, JsonElement chinese)
    {
        Formats = Merge("formats", "").ToFrozenDictionary(StringComparer.Ordinal);
        Texts = Sections.SelectMany(section => Merge(section == "guidance" ? section : section + "s", section + "."))
            .ToImmutableDictionary(StringComparer.Ordinal);

        IEnumerable<KeyValuePair<string, LocalizedText>> Merge(string section, string prefix)
        {
            JsonElement translated = chinese.GetProperty(section);
            return english.GetProperty(section).EnumerateObject().Select(entry => KeyValuePair.Create(
                prefix + entry.Name,
                translated.TryGetProperty(entry.Name, out JsonElement text)
                    ? LocalizedText.Of(entry.Value.GetString()!).With("zh-CN", text.GetString()!)
                    : LocalizedText.Of(entry.Value.GetString()!)));
        }
    }

    /// <summary>How times, amounts, durations and lists are written.</summary>
    public FrozenDictionary<string, LocalizedText> Formats { get; }

    /// <summary>Everything else, by section and key, such as <c>guidance.retry_at</c>.</summary>
    public ImmutableDictionary<string, LocalizedText> Texts { get; }

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
