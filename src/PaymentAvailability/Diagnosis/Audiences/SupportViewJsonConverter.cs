using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Writes the views of support, field by field.</summary>
internal sealed class SupportViewJsonConverter : JsonConverter<SupportView>
{
    public override SupportView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a view is an answer and is not read back; resolve the request again");

    public override void Write(Utf8JsonWriter writer, SupportView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("reference", value.Reference);
        writer.WriteString("at", value.At);
        writer.WriteText("code", value.Code?.Value);
        writer.WriteText("retry", value.Retry is { } retry ? ReasonWireNames.Retries.NameOf(retry) : null);
        writer.WriteMoment("opensAt", value.OpensAt);
        writer.WriteStartArray("sections");
        foreach (SupportSection section in value.Sections)
        {
            writer.WriteStartObject();
            writer.WriteString("heading", section.Heading);
            writer.WriteTexts("lines", section.Lines);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("payerReads");
        JsonSerializer.Serialize(writer, value.PayerReads, AudienceJsonContext.Default.PayerView);
        writer.WriteEndObject();
    }
}
