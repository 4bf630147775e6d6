using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Makes the numbers a model sees of what the rules found.</summary>
internal static class RiskFeatures
{
    /// <summary>Every rule's score and evidence, and the amount. Of signals about several instruments the most suspicious counts.</summary>
    public static ImmutableArray<RiskFeature> Of(GateContext context, ImmutableArray<AssessedSignal> signals)
    {
        var features = ImmutableArray.CreateBuilder<RiskFeature>(1 + (2 * signals.Length));
        features.Add(new RiskFeature("amount", (double)context.Request.Amount.Amount));
        Dictionary<string, RiskSignal>? worst = null;
        foreach (ref readonly AssessedSignal assessed in signals.AsSpan())
        {
            RiskSignal signal = assessed.Signal;
            if (signal.Instrument is not null && !ReferenceEquals((worst ??= MostSuspicious(signals))[signal.Rule], signal))
            {
                continue;
            }

            features.Add(new RiskFeature($"{signal.Rule}.score", signal.Score));
            foreach (RiskEvidence evidence in signal.Evidence.AsSpan())
            {
                features.Add(new RiskFeature($"{signal.Rule}.{evidence.Name}", evidence.Value));
            }
        }

        return features.ToImmutable();
    }

    // By rule; of equals the first.
    private static Dictionary<string, RiskSignal> MostSuspicious(ImmutableArray<AssessedSignal> signals)
    {
        var worst = new Dictionary<string, RiskSignal>(StringComparer.Ordinal);
        foreach (ref readonly AssessedSignal assessed in signals.AsSpan())
        {
            ref RiskSignal? known = ref CollectionsMarshal.GetValueRefOrAddDefault(worst, assessed.Signal.Rule, out bool isKnown);
            known = isKnown && known!.Score >= assessed.Signal.Score ? known : assessed.Signal;
        }

        return worst;
    }
}
