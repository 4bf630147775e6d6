using System.Collections.Immutable;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>An assessment as a decision that was kept tells it.</summary>
internal sealed record RecordedAssessment(ImmutableArray<RecordedSignal> Signals, RiskAction? Strongest, double? ModelProbability, bool IsAllowed)
{
    /// <summary>The assessment in a result as JSON; <see langword="null"/> where it has none that can be read.</summary>
    public static RecordedAssessment? Read(ReadOnlyMemory<byte> result)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(result);
            return document.RootElement.TryGetProperty("risk", out JsonElement risk) ? Read(risk) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static RecordedAssessment Read(JsonElement risk)
    {
        var instruments = new Dictionary<int, PaymentInstrument>();
        ImmutableArray<RecordedSignal> signals = [.. risk.GetProperty("signals").EnumerateArray().Select(signal => ReadSignal(signal, instruments))];
        RiskAction? strongest = null;
        foreach (RiskAction action in risk.GetProperty("decisions").EnumerateArray().Where(static decision => decision.GetProperty("enforced").GetBoolean())
            .Select(static decision => ActionOf(decision)!.Value)
            .Concat(signals.Where(static signal => signal.IsEnforced && signal.Action is not null).Select(static signal => signal.Action!.Value)))
        {
            strongest = strongest > action ? strongest : action;
        }

        double? probability = risk.TryGetProperty("model", out JsonElement model) && model.TryGetProperty("probability", out JsonElement given) ? given.GetDouble() : null;
        return new RecordedAssessment(signals, strongest, probability, risk.TryGetProperty("allowedBecause", out _));
    }

    private static RecordedSignal ReadSignal(JsonElement signal, Dictionary<int, PaymentInstrument> instruments)
    {
        PaymentInstrument? instrument = null;
        if (signal.TryGetProperty("instrumentIndex", out JsonElement place) && !instruments.TryGetValue(place.GetInt32(), out instrument))
        {
            instruments.Add(place.GetInt32(), instrument = new PaymentInstrument { Id = "recorded" });
        }

        return new RecordedSignal(
            signal.GetProperty("rule").GetString()!,
            signal.GetProperty("score").GetDouble(),
            [.. signal.GetProperty("evidence").EnumerateArray().Select(static found => new RiskEvidence(found.GetProperty("name").GetString()!, found.GetProperty("value").GetDouble()))],
            ActionOf(signal),
            signal.GetProperty("enforced").GetBoolean(),
            instrument);
    }

    private static RiskAction? ActionOf(JsonElement element) =>
        element.TryGetProperty("action", out JsonElement name) && RiskWireNames.Action.TryParse(name.GetString(), out RiskAction action) ? action : null;
}

/// <summary>A signal as a decision that was kept tells it.</summary>
internal sealed record RecordedSignal(string Rule, double Score, ImmutableArray<RiskEvidence> Evidence, RiskAction? Action, bool IsEnforced, PaymentInstrument? Instrument);
