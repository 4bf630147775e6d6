using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Everything there is to know of a resolution, in codes, for those who run the service. Immutable, safe for concurrent use.</summary>
[JsonConverter(typeof(OperatorViewJsonConverter))]
public sealed class OperatorView
{
    internal OperatorView(AvailabilityResult result, Diagnosis? diagnosis)
    {
        Result = result;
        Diagnosis = diagnosis;
    }

    /// <summary>The resolution.</summary>
    public AvailabilityResult Result { get; }

    /// <summary>Why nothing is open, or <see langword="null"/> when something is.</summary>
    public Diagnosis? Diagnosis { get; }

    /// <summary>The view as JSON in UTF-8.</summary>
    public byte[] ToJsonUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, AudienceJsonContext.Default.OperatorView);

    /// <summary>The view as lines of text, the same in every culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"resolution {Result.Id} at {Result.At:O}, catalog {Result.CatalogVersion}");
        if (Diagnosis is { } diagnosis)
        {
            Line($"primary: {diagnosis.PrimaryReason}");
            Line($"grounds: {diagnosis.Primary}");
            Line($"causes: {string.Join(", ", diagnosis.Shares.Where(share => share.Share > 0).Select(Written))}");
            Line($"retry: {ReasonWireNames.Retries.NameOf(diagnosis.Retry)}{(diagnosis.OpensAt is { } opens ? $", opens at {opens:O}" : "")}");
            Lines("finding", diagnosis.Findings.Select(finding => finding.ToString()));
            Lines(diagnosis.Remedies.IsComplete ? "remedy" : "remedy (search cut off)",
                diagnosis.Remedies.All.Select(remedy => $"{WireNames.Actor.NameOf(remedy.Actor)}: {remedy} → {string.Join(", ", remedy.Opens)}"));
        }

        Lines("open", Result.Options.Select(option => option.ToString()));
        Lines("closed", Result.ClosedOptions.Select(option => option.ToString()));
        Lines("unknown", Result.UnknownGates.Select(gate => gate.ToString()));
        return text.ToString();

        void Line(string line) => text.Append('\n').Append(line);

        void Lines(string name, IEnumerable<string> lines)
        {
            foreach (string line in lines)
            {
                Line($"{name}: {line}");
            }
        }
    }

    private static string Written(CauseShare share) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReasonWireNames.Causes.NameOf(share.Cause)} {share.Share:P0}");
}

/// <summary>Writes the views of operators: the diagnosis, then the whole result.</summary>
internal sealed class OperatorViewJsonConverter : JsonConverter<OperatorView>
{
    public override OperatorView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a view is an answer and is not read back; resolve the request again");

    public override void Write(Utf8JsonWriter writer, OperatorView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Diagnosis is { } diagnosis)
        {
            writer.WritePropertyName("diagnosis");
            WriteDiagnosis(writer, diagnosis);
        }

        writer.WritePropertyName("result");
        JsonSerializer.Serialize(writer, value.Result, PaymentAvailabilityJsonContext.Default.AvailabilityResult);
        writer.WriteEndObject();
    }

    private static void WriteDiagnosis(Utf8JsonWriter writer, Diagnosis diagnosis)
    {
        writer.WriteStartObject();
        writer.WriteString("primary", diagnosis.PrimaryReason.Code.Value);
        writer.WriteString("grounds", diagnosis.Primary.ToString());
        writer.WriteString("retry", ReasonWireNames.Retries.NameOf(diagnosis.Retry));
        writer.WriteMoment("opensAt", diagnosis.OpensAt);
        writer.WriteStartObject("causes");
        foreach (CauseShare share in diagnosis.Shares)
        {
            writer.WriteNumber(ReasonWireNames.Causes.NameOf(share.Cause), Math.Round(share.Share, 4));
        }

        writer.WriteEndObject();
        writer.WriteStartArray("findings");
        foreach (Finding finding in diagnosis.Findings)
        {
            WriteFinding(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("remediesComplete", diagnosis.Remedies.IsComplete);
        writer.WriteStartArray("remedies");
        foreach (Remedy remedy in diagnosis.Remedies.All)
        {
            WriteRemedy(writer, remedy);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteText("upstream", finding.Upstream);
        writer.WriteStartArray("reasons");
        foreach (Reason reason in finding.Reasons)
        {
            ReasonJson.Write(writer, reason);
        }

        writer.WriteEndArray();
        writer.WriteNumber("closedOptions", finding.Options.Length);
        writer.WriteEndObject();
    }

    private static void WriteRemedy(Utf8JsonWriter writer, Remedy remedy)
    {
        writer.WriteStartObject();
        writer.WriteString("actor", WireNames.Actor.NameOf(remedy.Actor));
        writer.WriteStartArray("changes");
        foreach (Change change in remedy.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", ReasonWireNames.Changes.NameOf(change.Kind));
            writer.WriteText("value", change.WrittenValue);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteTexts("opens", [.. remedy.Opens.Select(target => target.Method.Id).Distinct()]);
        writer.WriteEndObject();
    }
}
