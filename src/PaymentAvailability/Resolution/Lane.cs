namespace PaymentAvailability;

/// <summary>The routes seen with one instrument of the payer, or without one: one pass of matching. Reused from resolution to resolution.</summary>
internal sealed class Lane
{
    private ulong[] _open = [];
    private ulong[] _offered = [];
    private SelectedRows _selected;
    private RouteQuery _query;
    private HoursState? _hours;
    private int _wordCount;

    public PaymentInstrument? Instrument { get; private set; }

    /// <summary>One bit for each dimension whose fact was not given.</summary>
    public uint Missing => _selected.Missing;

    /// <summary>The routes that became part of an open option.</summary>
    public ReadOnlySpan<ulong> Offered => _offered.AsSpan(0, _wordCount);

    public void Match(RouteIndex index, PaymentRequest request, PaymentInstrument? instrument, DateTimeOffset at)
    {
        Instrument = instrument;
        _query = request.ToQuery(instrument, at);
        _selected = index.Select(_query);
        _hours = index.HoursOf(_query);
        _wordCount = index.WordCount;
        if (_open.Length < _wordCount)
        {
            _open = new ulong[_wordCount];
            _offered = new ulong[_wordCount];
        }

        index.Match(_query, _selected, _hours, _open.AsSpan(0, _wordCount));
        _offered.AsSpan(0, _wordCount).Clear();
    }

    /// <summary>Whether the terms of <paramref name="route"/> accept the payment.</summary>
    public bool Accepts(int route) => (_open[route / 64] >> route & 1) != 0;

    public void Offer(int route) => _offered[route / 64] |= 1UL << route;

    public void AddReasons(RouteIndex index, int route, List<Reason> reasons) => index.AddReasons(route, _query, _selected, _hours, reasons);

    /// <summary>Lets go of everything that belongs to a payer.</summary>
    public void Clear()
    {
        Instrument = null;
        _query = default;
        _hours = null;
    }
}
