using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>A currency in JSON: its code as a string or as a property name, and null for no currency.</summary>
internal sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    public override bool HandleNull => true;

    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => FromText(reader.GetString()!),
        _ => throw new JsonException("a currency must be a string of three letters, such as \"CNY\""),
    };

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        if (value.IsNone)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value.Code);
    }

    public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromText(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Code);

    private static Currency FromText(string code) =>
        Currency.TryParse(code, out Currency currency) ? currency : throw new JsonException(Currency.MalformedMessage(code));
}
