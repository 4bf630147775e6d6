namespace PaymentAvailability;

/// <summary>Which routes accept an amount, by sorted break points.</summary>
internal sealed class AmountIndex
{
    private readonly AmountTerm[] _routeTerms;
    private readonly AmountScale[] _scales;
    private readonly short[] _scaleOfCurrency = new short[Currency.OrdinalCount];

    public AmountIndex(AmountTerm[] routeTerms, AmountScale[] scales)
    {
        _routeTerms = routeTerms;
        _scales = scales;
        for (int scale = 0; scale < scales.Length; scale++)
        {
            _scaleOfCurrency[scales[scale].Currency] = (short)(scale + 1);
        }
    }

    /// <summary>Finds the row of the routes that may accept the amount.</summary>
    /// <param name="currency">The currency of the amount.</param>
    /// <param name="amount">In minor units.</param>
    /// <param name="row">The row, when some route bounds the currency.</param>
    /// <param name="undecidedRow">The row of the routes to check with <see cref="Accepts"/>, or -1 when <paramref name="row"/> is exact.</param>
    public bool TryFindRow(Currency currency, long amount, out int row, out int undecidedRow)
    {
        int found = _scaleOfCurrency[currency.Ordinal] - 1;
        if (found >= 0)
        {
            ref readonly AmountScale scale = ref _scales[found];
            row = scale.RowOf(amount);
            undecidedRow = scale.IsExact ? -1 : scale.UndecidedRowOf(amount);
            return true;
        }

        row = undecidedRow = -1;
        return false;
    }

    public bool Accepts(int route, Currency currency, long amount) => _routeTerms[route].Accepts(currency, amount);

    public AmountTerm TermOf(int route) => _routeTerms[route];

    public (Money? Minimum, Money? Maximum) BoundsOf(int route, Currency currency) => _routeTerms[route].BoundsIn(currency);

    public Reason ReasonOf(int route, Currency currency, long amount) => _routeTerms[route].ReasonFor(currency, amount);
}
