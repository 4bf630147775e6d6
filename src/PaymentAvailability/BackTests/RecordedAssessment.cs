using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PaymentAvailability;

/// <summary>An assessment as a decision that was kept tells it.</summary>
/// <param name="Signals">What the rules found.</param>
/// <param name="Strongest">The strongest that was done; <see langword="null"/> for nothing.</param>
/// <param name="ModelProbability">What the model said.</param>
/// <param name="IsAllowed">Whether the whole payment was on the allow list.</param>
/// <param name="Spared">The instruments that were on it.</param>
internal sealed record RecordedAssessment(
    ImmutableArray<RecordedSignal> Signals, RiskAction? Strongest, double? ModelProbability, bool IsAllowed, PaymentInstrument[] Spared)
{
    /// <summary>The strongest that no options change: what the deny list closed, and what was done in spite of the allow list.</summary>
    public RiskAction? Standing => Signals
        .Where(signal => signal.IsEnforced && (IsAllowed || signal.Rule.StartsWith(DenyListGate.SignalPrefix, StringComparison.Ordinal)))
        .Max(static signal => signal.Action);

    /// <summary>Whether an instrument was on the allow list.</summary>
    public bool IsSpared(PaymentInstrument? instrument) => Spared.HasInstance(instrument);

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

        double? probability = risk.TryGetProperty("model", out JsonElement model) && model.ValueKind != JsonValueKind.Null && model.TryGetProperty("probability", out JsonElement given)
            ? ReadShare(given)
            : null;
        return new RecordedAssessment(signals, strongest, probability, risk.TryGetProperty("allowedBecause", out _), ReadSpared(risk, instruments));
    }

    private static PaymentInstrument[] ReadSpared(JsonElement risk, Dictionary<int, PaymentInstrument> instruments) =>
        risk.TryGetProperty("allowedInstruments", out JsonElement allowed)
            ? [.. allowed.EnumerateArray().Select(one => InstrumentAt(one.GetProperty("instrumentIndex"), instruments))]
            : [];

    private static PaymentInstrument InstrumentAt(JsonElement place, Dictionary<int, PaymentInstrument> instruments)
    {
        ref PaymentInstrument? instrument = ref CollectionsMarshal.GetValueRefOrAddDefault(instruments, place.GetInt32(), out _);
        return instrument ??= new PaymentInstrument { Id = "recorded" };
    }

    private static RecordedSignal ReadSignal(JsonElement signal, Dictionary<int, PaymentInstrument> instruments)
    {
        PaymentInstrument? instrument = signal.TryGetProperty("instrumentIndex", out JsonElement place) ? InstrumentAt(place, instruments) : null;
        return new RecordedSignal(
            signal.GetProperty("rule").GetString() ?? throw new FormatException("a signal names no rule"),
            ReadShare(signal.GetProperty("score")),
            [.. signal.GetProperty("evidence").EnumerateArray().Select(static found => new RiskEvidence(found.GetProperty("name").GetString()!, found.GetProperty("value").GetDouble()))],
            ActionOf(signal),
            signal.GetProperty("enforced").GetBoolean(),
            instrument);
    }

    // What is no number is refused too.
    private static double ReadShare(JsonElement element) =>
        element.GetDouble() is >= 0 and <= 1 and var share ? share : throw new FormatException("a score or a probability is outside 0 to 1");

    private static RiskAction? ActionOf(JsonElement element) =>
        element.TryGetProperty("action", out JsonElement name) && RiskWireNames.Action.TryParse(name.GetString(), out RiskAction action) ? action : null;
}

/// <summary>A signal as a decision that was kept tells it.</summary>
internal sealed record RecordedSignal(string Rule, double Score, ImmutableArray<RiskEvidence> Evidence, RiskAction? Action, bool IsEnforced, PaymentInstrument? Instrument);
