using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

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
        foreach (Remedy remedy in diagnosis.Remedies)
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
