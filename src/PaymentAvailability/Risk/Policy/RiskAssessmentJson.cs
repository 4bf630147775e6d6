using System.Collections.Immutable;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>Writes an assessment as JSON, so that decisions that were kept can be explained and replayed. Reads what it wrote.</summary>
internal static class RiskAssessmentJson
{
    public static void Write(Utf8JsonWriter writer, RiskAssessment assessment)
    {
        writer.WriteStartObject();
        writer.WriteString("policyVersion", assessment.PolicyVersion);
        writer.WriteNumber("score", assessment.Score);
        writer.WriteNumber("shadowScore", assessment.ShadowScore);
        if (assessment.AllowedBecause is { } because)
        {
            writer.WriteString("allowedBecause", because);
        }

        if (!assessment.AllowedInstruments.IsEmpty)
        {
            WriteAllowed(writer, assessment.AllowedInstruments);
        }

        writer.WriteStartArray("decisions");
        foreach (RiskDecision decision in assessment.Decisions)
        {
            Write(writer, decision);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("signals");
        foreach (AssessedSignal signal in assessment.Signals)
        {
            Write(writer, signal);
        }

        writer.WriteEndArray();
        if (assessment.Model is { } model)
        {
            Write(writer, model);
        }

        writer.WriteEndObject();
    }

    private static void WriteAllowed(Utf8JsonWriter writer, ImmutableArray<AllowedInstrument> instruments)
    {
        writer.WriteStartArray("allowedInstruments");
        foreach (AllowedInstrument allowed in instruments)
        {
            writer.WriteStartObject();
            WriteInstrument(writer, allowed.InstrumentIndex);
            writer.WriteString("because", allowed.Because);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, in RiskDecision decision)
    {
        writer.WriteStartObject();
        writer.WriteString("response", decision.Response);
        writer.WriteString("action", RiskWireNames.Action.NameOf(decision.Action));
        writer.WriteNumber("score", decision.Score);
        writer.WriteNumber("threshold", decision.Threshold);
        writer.WriteNumber("staticThreshold", decision.StaticThreshold);
        writer.WriteBoolean("enforced", decision.IsEnforced);
        WriteInstrument(writer, decision.InstrumentIndex);
        if (decision.Reason is { } reason)
        {
            writer.WritePropertyName("reason");
            ReasonJson.Write(writer, reason);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, in AssessedSignal assessed)
    {
        RiskSignal signal = assessed.Signal;
        writer.WriteStartObject();
        writer.WriteString("rule", signal.Rule);
        writer.WriteNumber("score", signal.Score);
        writer.WriteNumber("weight", assessed.Weight);
        writer.WriteBoolean("enforced", assessed.IsEnforced);
        WriteInstrument(writer, assessed.InstrumentIndex);
        if (signal.Action is { } action)
        {
            writer.WriteString("action", RiskWireNames.Action.NameOf(action));
        }

        if (signal.Until is { } until)
        {
            writer.WriteString("until", until);
        }

        writer.WriteStartArray("evidence");
        foreach (RiskEvidence evidence in signal.Evidence)
        {
            writer.WriteStartObject();
            writer.WriteString("name", evidence.Name);
            writer.WriteNumber("value", evidence.Value);
            if (evidence.Threshold is { } threshold)
            {
                writer.WriteNumber("threshold", threshold);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RiskModelOpinion model)
    {
        writer.WriteStartObject("model");
        if (model.Probability is { } probability)
        {
            writer.WriteNumber("probability", probability);
        }

        if (model.Version is { } version)
        {
            writer.WriteString("version", version);
        }

        if (model.Trouble is { } trouble)
        {
            writer.WriteString("trouble", trouble);
        }

        writer.WriteStartArray("contributions");
        foreach (RiskFeature part in model.Contributions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", part.Name);
            writer.WriteNumber("value", part.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteInstrument(Utf8JsonWriter writer, int? index)
    {
        if (index is { } place)
        {
            writer.WriteNumber("instrumentIndex", place);
        }
    }
}
