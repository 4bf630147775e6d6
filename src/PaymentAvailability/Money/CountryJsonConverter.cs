using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>A country in JSON: its code as a string or as a property name, and null for no country.</summary>
internal sealed class CountryJsonConverter : JsonConverter<Country>
{
    public override bool HandleNull => true;

    public override Country Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => FromText(reader.GetString()!),
        _ => throw new JsonException("a country must be a string of two letters, such as \"CN\""),
    };

    public override void Write(Utf8JsonWriter writer, Country value, JsonSerializerOptions options)
    {
        if (value.IsNone)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value.Code);
    }

    public override Country ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromText(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Country value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Code);

    private static Country FromText(string code) =>
        Country.TryParse(code, out Country country) ? country : throw new JsonException(Country.MalformedMessage(code));
}
