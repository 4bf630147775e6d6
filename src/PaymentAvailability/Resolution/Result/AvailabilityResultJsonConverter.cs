using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>Writes results as JSON, field by field, so that nothing gets out that is not meant to.</summary>
/// <remarks>An instrument is named by its place in the request: the host's identifiers stay with the host.</remarks>
internal sealed class AvailabilityResultJsonConverter : JsonConverter<AvailabilityResult>
{
    public override AvailabilityResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a result is an answer and is not read back; resolve the request again");

    public override void Write(Utf8JsonWriter writer, AvailabilityResult value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id", value.Id.ToString());
        writer.WriteString("at", value.At);
        writer.WriteString("catalogVersion", value.CatalogVersion);
        writer.WriteBoolean("available", value.IsAvailable);
        if (value.PrimaryReason is { } primary)
        {
            writer.WritePropertyName("primaryReason");
            ReasonJson.Write(writer, primary);
        }

        WriteArray(writer, "options", value.Options, (to, option) => WriteOption(to, option, value));
        WriteArray(writer, "closedOptions", value.ClosedOptions, (to, option) => WriteClosedOption(to, option, value));
        WriteArray(writer, "assumptions", value.Assumptions, static (to, assumption) => to.WriteStringValue(assumption.Fact));
        WriteArray(writer, "notices", value.Notices, WriteNotice);
        WriteArray(writer, "unknownGates", value.UnknownGates, WriteUnknownGate);
        if (value.Risk is { } risk)
        {
            writer.WritePropertyName("risk");
            RiskAssessmentJson.Write(writer, risk);
        }

        writer.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter writer, PaymentOption option, AvailabilityResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("method", option.Method.Id);
        WriteInstrument(writer, option.Instrument, result.Request);
        WriteArray(writer, "routes", option.Routes, static (to, route) =>
        {
            to.WriteStartObject();
            to.WriteString("id", route.Id);
            to.WriteString("channel", route.Channel.Id);
            to.WriteEndObject();
        });
        WriteArray(writer, "verification", option.Verification, WriteStep);
        WriteArray(writer, "completed", option.Completed, WriteCompleted);
        WriteArray(writer, "closedRoutes", option.ClosedRoutes, WriteClosedRoute);
        writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, VerificationStep step)
    {
        writer.WriteStartObject();
        WriteArray(writer, "anyOf", [.. WireNames.Verification.NamesOf(step.AnyOf)], static (to, name) => to.WriteStringValue(name));
        if (step.MaximumAge is { } age)
        {
            writer.WriteNumber("maximumAgeSeconds", Math.Floor(age.TotalSeconds));
        }

        if (step.MinimumStrength != VerificationStrength.Low)
        {
            writer.WriteString("minimumStrength", WireNames.Strength.NameOf(step.MinimumStrength));
        }

        writer.WriteEndObject();
    }

    private static void WriteCompleted(Utf8JsonWriter writer, CountedVerification completed)
    {
        writer.WriteStartObject();
        writer.WriteString("method", WireNames.Verification.NameOf(completed.Method));
        writer.WriteString("at", completed.At);
        writer.WriteNumber("ageSeconds", Math.Floor(completed.Age.TotalSeconds));
        writer.WriteString("strength", WireNames.Strength.NameOf(completed.Strength));
        writer.WriteEndObject();
    }

    private static void WriteClosedOption(Utf8JsonWriter writer, ClosedOption option, AvailabilityResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("method", option.Method.Id);
        WriteInstrument(writer, option.Instrument, result.Request);
        WriteArray(writer, "routes", option.Routes, WriteClosedRoute);
        writer.WriteEndObject();
    }

    private static void WriteClosedRoute(Utf8JsonWriter writer, ClosedRoute closed)
    {
        writer.WriteStartObject();
        writer.WriteString("id", closed.Route.Id);
        writer.WriteString("channel", closed.Route.Channel.Id);
        WriteArray(writer, "reasons", closed.Reasons, ReasonJson.Write);
        writer.WriteEndObject();
    }

    private static void WriteInstrument(Utf8JsonWriter writer, PaymentInstrument? instrument, PaymentRequest request)
    {
        if (instrument is null)
        {
            return;
        }

        writer.WriteStartObject("instrument");
        writer.WriteNumber("index", request.PlaceOf(instrument));
        writer.WriteString("kind", WireNames.Instrument.NameOf(instrument.Kind));
        if (SafeToken.IsSafe(instrument.Bank))
        {
            writer.WriteString("bank", instrument.Bank);
        }

        if (instrument.LastFour is { } digits)
        {
            writer.WriteString("lastFour", digits);
        }

        writer.WriteEndObject();
    }

    private static void WriteNotice(Utf8JsonWriter writer, Notice notice)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", WireNames.Notice.NameOf(notice.Kind));
        if (notice is { From: { } from, To: { } to })
        {
            writer.WriteString("from", from.Id);
            writer.WriteString("to", to.Id);
        }

        writer.WritePropertyName("reason");
        ReasonJson.Write(writer, notice.Reason);
        writer.WriteEndObject();
    }

    private static void WriteUnknownGate(Utf8JsonWriter writer, UnknownGate gate)
    {
        writer.WriteStartObject();
        writer.WriteString("gate", gate.Gate);
        writer.WriteString("cause", WireNames.UnknownCause.NameOf(gate.Cause));
        writer.WriteString("policy", WireNames.UnknownPolicy.NameOf(gate.Policy));
        if (gate.RetryAt is { } retryAt)
        {
            writer.WriteString("retryAt", retryAt);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }
}
