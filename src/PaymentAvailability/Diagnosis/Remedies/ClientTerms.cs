namespace PaymentAvailability;

/// <summary>Which clients routes accept, as bits.</summary>
internal sealed class ClientTerms
{
    private readonly DimensionIndex? _dimension;
    private readonly Dictionary<int, long> _known = [];

    public ClientTerms(RouteIndex index)
    {
        foreach (DimensionIndex dimension in index.Dimensions)
        {
            _dimension = dimension.Dimension == TermDimension.Client ? dimension : _dimension;
        }
    }

    /// <summary>The same for routes that accept the same clients.</summary>
    public int NumberOf(PaymentRoute route) => _dimension?.TermOf(route.Index) ?? -1;

    public long AcceptedBy(PaymentRoute route)
    {
        if (_dimension is null)
        {
            return ~0L;
        }

        int number = _dimension.TermOf(route.Index);
        if (!_known.TryGetValue(number, out long accepted))
        {
            Term term = _dimension.Term(number);
            foreach (int value in term.Values)
            {
                accepted |= WireNames.Client.TryParse(_dimension.ValueName(value), out ClientKind client) ? LiftTable.BitOf(client) : 0;
            }

            _known.Add(number, accepted = term.IsExcept ? ~accepted : accepted);
        }

        return accepted;
    }
}
