namespace PaymentAvailability;

/// <summary>
/// Signals by what they are about: the whole payment, which is the first group, or one instrument. Made once for a payment, so that judging many
/// instruments reads each signal about them once for each response. In memory of the caller's, which is mostly its stack.
/// </summary>
internal readonly ref struct SignalGroups
{
    /// <summary>The group of the whole payment.</summary>
    public const int Whole = 0;

    private readonly ReadOnlySpan<AssessedSignal> _signals;

    // The place of the first signal of each group, and after each signal that of the next one of its group; -1 for none.
    private readonly Span<int> _firsts;
    private readonly Span<int> _nexts;

    /// <param name="signals">The signals.</param>
    /// <param name="room">As many as <see cref="RoomFor"/> says, or more.</param>
    public SignalGroups(ReadOnlySpan<AssessedSignal> signals, Span<int> room)
    {
        _signals = signals;
        _nexts = room[..signals.Length];
        _firsts = room.Slice(signals.Length, signals.Length + 1);
        Span<int> lasts = room.Slice((2 * signals.Length) + 1, signals.Length + 1);
        _firsts[Whole] = lasts[Whole] = -1;
        Count = 1;
        int group = Whole;
        for (int i = 0; i < signals.Length; i++)
        {
            bool isOfWhole = signals[i].Signal.Instrument is null;
            int of = isOfWhole ? Whole : group = Find(signals[i].Signal.Instrument!, group + 1);
            if (of == Count)
            {
                Count++;
                lasts[of] = -1;
            }

            (lasts[of] < 0 ? ref _firsts[of] : ref _nexts[lasts[of]]) = i;
            _nexts[i] = -1;
            lasts[of] = i;
        }
    }

    /// <summary>How many groups there are: one more than instruments that signals are about.</summary>
    public int Count { get; }

    /// <summary>How much memory so many signals need.</summary>
    public static int RoomFor(int signals) => (3 * signals) + 2;

    /// <summary>The instrument of a group; <see langword="null"/> for the whole payment.</summary>
    public PaymentInstrument? InstrumentOf(int group) => group == Whole ? null : _signals[_firsts[group]].Signal.Instrument;

    /// <summary>The place of the instrument in the request; <see langword="null"/> for the whole payment.</summary>
    public int? PlaceOf(int group) => group == Whole ? null : _signals[_firsts[group]].InstrumentIndex;

    /// <summary>The signals that count for a group, in their order: its own, and those about the whole payment.</summary>
    public Enumerator Of(int group) => new(this, _firsts[Whole], group == Whole ? -1 : _firsts[group]);

    // Rules go through instruments in one order, so mostly it is the next one.
    private int Find(PaymentInstrument instrument, int likely)
    {
        for (int i = 0; i < Count - 1; i++)
        {
            int group = 1 + ((likely - 1 + i) % (Count - 1));
            if (ReferenceEquals(_signals[_firsts[group]].Signal.Instrument, instrument))
            {
                return group;
            }
        }

        return Count;
    }

    internal ref struct Enumerator(SignalGroups groups, int whole, int own)
    {
        private readonly SignalGroups _groups = groups;
        private int _whole = whole;
        private int _own = own;
        private int _current = -1;

        public readonly ref readonly AssessedSignal Current => ref _groups._signals[_current];

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            ref int next = ref _own;
            if (_own < 0 || (_whole >= 0 && _whole < _own))
            {
                next = ref _whole;
            }

            if (next < 0)
            {
                return false;
            }

            _current = next;
            next = _groups._nexts[next];
            return true;
        }
    }
}
