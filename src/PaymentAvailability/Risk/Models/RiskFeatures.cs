using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Makes the numbers a model sees of what the rules found.</summary>
internal static class RiskFeatures
{
    /// <summary>Every rule's score and evidence, and the amount. Of signals about several instruments the most suspicious counts.</summary>
    public static ImmutableArray<RiskFeature> Of(GateContext context, ImmutableArray<AssessedSignal> signals)
    {
        var features = ImmutableArray.CreateBuilder<RiskFeature>(1 + (2 * signals.Length));
        features.Add(new RiskFeature("amount", (double)context.Request.Amount.Amount));
        foreach (ref readonly AssessedSignal assessed in signals.AsSpan())
        {
            RiskSignal signal = assessed.Signal;
            if (signal.Instrument is not null && !IsMostSuspicious(signal, signals))
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

    // Of equals the first.
    private static bool IsMostSuspicious(RiskSignal signal, ImmutableArray<AssessedSignal> signals)
    {
        bool isBefore = true;
        foreach (ref readonly AssessedSignal other in signals.AsSpan())
        {
            isBefore &= !ReferenceEquals(other.Signal, signal);
            if (other.Signal.Rule == signal.Rule && (other.Signal.Score > signal.Score || (isBefore && other.Signal.Score == signal.Score)))
            {
                return false;
            }
        }

        return true;
    }
}
