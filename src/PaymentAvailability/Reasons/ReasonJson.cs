using System.Collections.Immutable;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>Writes a reason as JSON: its code, what the code stands for, and the facts by name.</summary>
internal static class ReasonJson
{
    public static void Write(Utf8JsonWriter writer, Reason reason)
    {
        writer.WriteStartObject();
        writer.WriteString("code", reason.Code.Value);
        writer.WriteString("cause", ReasonWireNames.Causes.NameOf(reason.Definition.Cause));
        writer.WriteString("fixer", ReasonWireNames.Fixers.NameOf(reason.Definition.Fixer));
        writer.WriteString("retry", ReasonWireNames.Retries.NameOf(reason.Definition.Retry));
        if (!reason.Facts.IsEmpty)
        {
            writer.WriteStartObject("facts");
            foreach (Fact fact in reason.Facts)
            {
                writer.WritePropertyName(fact.Name);
                WriteValue(writer, fact);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, Fact fact)
    {
        if (fact.TryGetTokens(out ImmutableArray<string> tokens))
        {
            writer.WriteStartArray();
            foreach (string token in tokens)
            {
                writer.WriteStringValue(token);
            }

            writer.WriteEndArray();
        }
        else if (fact.TryGetCount(out long count))
        {
            writer.WriteNumberValue(count);
        }
        else if (fact.TryGetTime(out DateTimeOffset time))
        {
            writer.WriteStringValue(time);
        }
        else
        {
            writer.WriteStringValue(fact.WrittenValue);
        }
    }
}
