using System.Collections.Immutable;

namespace PaymentAvailability;

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
