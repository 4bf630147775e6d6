using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Writes null in place of a value that must not be written, and reads none, so that a host that serialises a whole request gives nothing away.</summary>
internal sealed class UnwrittenJsonConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("a personal value is not read from JSON, where it would be kept and logged; make it in code, such as with `SubmittedValue.Of`");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNullValue();
}
