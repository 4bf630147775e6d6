using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>A combined score: of the rules that have effect, and of all.</summary>
internal readonly record struct CombinedScore(double Enforced, double All)
{
    /// <summary>The score of a model; none is not a number, which no threshold is below.</summary>
    public static CombinedScore Of(RiskModelOpinion? opinion) => opinion?.Probability is { } probability ? new(probability, probability) : new(double.NaN, double.NaN);
}

/// <summary>Combines the scores of the rules that count for a response, as <see cref="RiskPolicyMath.Combine"/> does.</summary>
internal static class ScoreCombiner
{
    /// <summary>The score of the payment with one instrument, or of what is the same for all.</summary>
    public static CombinedScore Of(ImmutableArray<AssessedSignal> signals, CompiledResponse? response, PaymentInstrument? instrument)
    {
        double enforced = 1;
        double all = 1;
        foreach (ref readonly AssessedSignal assessed in signals.AsSpan())
        {
            RiskSignal signal = assessed.Signal;
            if (signal.Score == 0 || (signal.Instrument is not null && !ReferenceEquals(signal.Instrument, instrument)) || response?.Counts(signal.Rule) == false)
            {
                continue;
            }

            double left = 1 - Math.Clamp(signal.Score * assessed.Weight, 0, 1);
            all *= left;
            enforced *= assessed.IsEnforced ? left : 1;
        }

        return new(1 - enforced, 1 - all);
    }

    /// <summary>The highest score of the rules that have effect, over the whole payment and each instrument.</summary>
    public static double Highest(ImmutableArray<AssessedSignal> signals)
    {
        double highest = 0;
        foreach (PaymentInstrument? instrument in new InstrumentList(signals))
        {
            highest = Math.Max(highest, Of(signals, null, instrument).Enforced);
        }

        return highest;
    }
}

/// <summary>For whom a response is judged: the whole payment first, then each instrument that a signal is about.</summary>
internal readonly struct InstrumentList(ImmutableArray<AssessedSignal> signals)
{
    public Enumerator GetEnumerator() => new(signals);

    internal struct Enumerator(ImmutableArray<AssessedSignal> signals)
    {
        private int _next = -1;

        public PaymentInstrument? Current { get; private set; }

        public bool MoveNext()
        {
            if (_next < 0)
            {
                _next = 0;
                return true;
            }

            for (; _next < signals.Length; _next++)
            {
                if (signals[_next].Signal.Instrument is { } instrument && IsFirst(instrument))
                {
                    Current = instrument;
                    _next++;
                    return true;
                }
            }

            return false;
        }

        private readonly bool IsFirst(PaymentInstrument instrument)
        {
            for (int i = 0; i < _next; i++)
            {
                if (ReferenceEquals(signals[i].Signal.Instrument, instrument))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
