using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>One pass over one document: by which rules, and where its faults go. For one thread.</summary>
internal sealed class InputReading
{
    private const int LongestShownToken = 32;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public InputReading(InputDialect dialect) => Dialect = dialect;

    public InputDialect Dialect { get; }

    public FaultCollector Faults { get; } = new();

    /// <summary>Parses a document, or reports where it stops being JSON.</summary>
    public JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        ReadOnlyMemory<byte> text = json.Span.StartsWith(byteOrderMark) ? json[byteOrderMark.Length..] : json;
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException syntax)
        {
            Report(syntax, text.Span);
            return null;
        }
    }

    /// <summary>Reports a document that is larger than any that makes sense.</summary>
    public void RefuseSize(int maximumBytes) =>
        Faults.Add("", null, $"has more than {maximumBytes / (1024 * 1024)} MiB", "make it smaller; check that it is the right one");

    public InputValue Root(JsonDocument document) => new(document.RootElement, InputPath.Root, this);

    /// <summary>Whether a value that is not personal by its place, such as a currency code, may be printed.</summary>
    public bool MayShowToken(string token) => !Dialect.IsPersonal || (token.Length <= LongestShownToken && SafeToken.IsSafe(token));

    /// <summary>Whether the name of a property may be printed.</summary>
    public bool MayShowName(string name) => MayShowToken(name);

    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    public static bool TryGetString(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = element.GetString();
        }
        catch (InvalidOperationException)
        {
            // The text escapes one half of a surrogate pair.
            text = null;
        }

        return text is not null;
    }

    private void Report(JsonException syntax, ReadOnlySpan<byte> json)
    {
        int line = (int)(syntax.LineNumber ?? 0);
        int bytes = (int)(syntax.BytePositionInLine ?? 0);
        string message = syntax.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
        string because = Dialect.IsPersonal || message.Length == 0 ? "" : $" ({char.ToLowerInvariant(message[0])}{message.AsSpan(1)})";
        Faults.Add($"line {line + 1}, column {Column(json, line, bytes)}", null, $"is no JSON{because}", "correct the text there");
    }

    private static int Column(ReadOnlySpan<byte> json, int line, int bytes)
    {
        ReadOnlySpan<byte> rest = json;
        for (; line > 0; line--)
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        }

        return Encoding.UTF8.GetCharCount(rest[..Math.Min(bytes, rest.Length)]) + 1;
    }
}
