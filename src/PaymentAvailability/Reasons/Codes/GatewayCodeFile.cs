using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PaymentAvailability;

/// <summary>The lists of codes that come with the library, read from its embedded files.</summary>
internal static class GatewayCodeFile
{
    public static ImmutableArray<GatewayScheme> ReadSchemes() =>
    [
        .. Records("schemes").Select(row => new GatewayScheme(
            row["scheme"], Optional(row["sub_codes"]), row["suffix"] == "digits", row["prefixes"].Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    public static IEnumerable<GatewayCodeDefinition> Read(GatewayScheme scheme) => Records(scheme.Name).Select(row => new GatewayCodeDefinition
    {
        Scheme = scheme.Name,
        Code = row["code"],
        Operation = Optional(row["operation"]),
        Outcome = row["outcome"],
        Reason = Optional(row["reason"]),
        HttpStatus = Optional(row["http"]) is { } status ? int.Parse(status, CultureInfo.InvariantCulture) : null,
        Retry = Optional(row["retry"]),
        Confidence = ReasonWireNames.Confidences.TryParse(row["confidence"], out GatewayConfidence confidence)
            ? confidence
            : throw new InvalidOperationException($"`{row["confidence"]}` in the codes of `{scheme.Name}` is no confidence; use one of {ReasonWireNames.Confidences.Choices}"),
        Description = row["description"],
    });

    private static IEnumerable<Dictionary<string, string>> Records(string name)
    {
        string resource = $"PaymentAvailability.Reasons.Codes.{name}.csv";
        using Stream stream = typeof(GatewayCodeFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the codes `{resource}` are missing from the library");
        using var reader = new StreamReader(stream);
        List<string> header = Fields(reader.ReadLine() ?? "");
        while (reader.ReadLine() is { } line)
        {
            yield return header.Zip(Fields(line)).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal);
        }
    }

    // RFC 4180 on one line: a field in quotes may hold commas, and quotes written twice.
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            bool isEscapedQuote = isQuoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"';
            if (isEscapedQuote)
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }

    private static string? Optional(string field) => field.Length == 0 ? null : field;
}
