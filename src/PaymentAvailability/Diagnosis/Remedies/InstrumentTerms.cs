namespace PaymentAvailability;

/// <summary>What routes ask of another instrument: numbered, so that routes asking the same share a number, and compared by what they accept.</summary>
internal sealed class InstrumentTerms
{
    private static readonly TermDimension[] Asked = [TermDimension.Bank, TermDimension.CardType, TermDimension.CardNetwork, TermDimension.AccountClass];

    private readonly DimensionIndex?[] _dimensions = new DimensionIndex?[Asked.Length];
    private readonly Dictionary<(InstrumentKind Kind, int Bank, int Type, int Network, int Class), int> _numbers = [];
    private readonly List<(InstrumentKind Kind, int[] Terms)> _all = [];

    public InstrumentTerms(RouteIndex index)
    {
        foreach (DimensionIndex dimension in index.Dimensions)
        {
            int asked = Array.IndexOf(Asked, dimension.Dimension);
            if (asked >= 0)
            {
                _dimensions[asked] = dimension;
            }
        }
    }

    public int NumberOf(PaymentRoute route)
    {
        var key = (route.Method.Instrument, TermOf(0, route), TermOf(1, route), TermOf(2, route), TermOf(3, route));
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _all.Count;
            _numbers.Add(key, number);
            _all.Add((key.Instrument, [key.Item2, key.Item3, key.Item4, key.Item5]));
        }

        return number;
    }

    /// <summary>Whether every instrument that <paramref name="narrow"/> accepts is accepted by <paramref name="wide"/>.</summary>
    public bool Accepts(int wide, int narrow)
    {
        if (wide == narrow)
        {
            return true;
        }

        if (_all[wide].Kind != _all[narrow].Kind)
        {
            return false;
        }

        for (int i = 0; i < Asked.Length; i++)
        {
            if (_all[wide].Terms[i] != _all[narrow].Terms[i] && !Includes(Term(i, wide), Term(i, narrow), Asked[i].OrdinalCount))
            {
                return false;
            }
        }

        return true;
    }

    public InstrumentChange ToChange(int number) => new(_all[number].Kind)
    {
        Banks = ValuesOf(0, number),
        CardTypes = ValuesOf(1, number),
        CardNetworks = ValuesOf(2, number),
        AccountClasses = ValuesOf(3, number),
    };

    private int TermOf(int dimension, PaymentRoute route) => _dimensions[dimension]?.TermOf(route.Index) ?? 0;

    private Term Term(int dimension, int number) => _dimensions[dimension]?.Term(_all[number].Terms[dimension]) ?? PaymentAvailability.Term.Any;

    private AcceptedValues ValuesOf(int dimension, int number)
    {
        Term term = Term(dimension, number);
        return new AcceptedValues([.. term.Values.Select(value => _dimensions[dimension]!.ValueName(value))], term.IsExcept);
    }

    // Where values are found by their text there are others that nobody lists, so a list of accepted ones never includes all but some.
    private static bool Includes(Term wide, Term narrow, int valueCount) => (wide.IsExcept, narrow.IsExcept) switch
    {
        (true, true) => Array.TrueForAll(wide.Values, value => narrow.Values.Contains(value)),
        (true, false) => !Array.Exists(wide.Values, value => narrow.Values.Contains(value)),
        (false, false) => Array.TrueForAll(narrow.Values, value => wide.Values.Contains(value)),
        (false, true) => valueCount > 0 && wide.Values.Count(value => !narrow.Values.Contains(value)) == valueCount - narrow.Values.Length,
    };
}
