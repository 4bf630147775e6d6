using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Writes the views of payers, field by field.</summary>
internal sealed class PayerViewJsonConverter : JsonConverter<PayerView>
{
    public override PayerView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a view is an answer and is not read back; resolve the request again");

    public override void Write(Utf8JsonWriter writer, PayerView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("available", value.IsAvailable);
        writer.WriteText("code", value.Code?.Value);
        writer.WriteString("title", value.Title);
        writer.WriteString("text", value.Text);
        writer.WriteTexts("suggestions", value.Suggestions);
        writer.WriteText("retry", value.Retry is { } retry ? ReasonWireNames.Retries.NameOf(retry) : null);
        writer.WriteMoment("opensAt", value.OpensAt);
        writer.WriteMoment("retryAt", value.RetryAt);
        writer.WriteText("contact", value.Contact is { } contact ? ReasonWireNames.Contacts.NameOf(contact) : null);
        writer.WriteTexts("loan", value.LoanNotes);
        writer.WriteString("reference", value.Reference);
        WriteOptions(writer, "options", value.Options);
        WriteOptions(writer, "closedOptions", value.ClosedOptions);
        writer.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter writer, string name, ImmutableArray<PayerOption> options)
    {
        writer.WriteStartArray(name);
        foreach (PayerOption option in options)
        {
            writer.WriteStartObject();
            writer.WriteString("label", option.Label);
            writer.WriteString("method", option.Method);
            if (option.Instrument is { } place)
            {
                writer.WriteNumber("instrument", place);
            }

            if (option.Code is null)
            {
                WriteVerification(writer, option.Verification);
            }

            writer.WriteText("code", option.Code?.Value);
            writer.WriteText("text", option.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVerification(Utf8JsonWriter writer, ImmutableArray<VerificationStep> steps)
    {
        writer.WriteStartArray("verification");
        foreach (VerificationStep step in steps)
        {
            writer.WriteStartArray();
            foreach (string name in WireNames.Verification.NamesOf(step.AnyOf))
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
