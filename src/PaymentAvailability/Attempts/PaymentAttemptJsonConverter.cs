using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Writes what describes an attempt and none of its references, so that a host that logs a report as JSON logs nothing personal. Reads nothing.</summary>
internal sealed class PaymentAttemptJsonConverter : JsonConverter<PaymentAttempt>
{
    public override PaymentAttempt Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("an attempt is not read from JSON, because its references are not written; make it from them");

    public override void Write(Utf8JsonWriter writer, PaymentAttempt value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteWhereKnown(writer, "method", value.Method);
        WriteWhereKnown(writer, "channel", value.Channel);
        WriteWhereKnown(writer, "bank", value.Bank);
        if (value.Amount is { } amount)
        {
            writer.WriteStartObject("amount");
            writer.WriteString("value", amount.Amount.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("currency", amount.Currency.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteWhereKnown(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
