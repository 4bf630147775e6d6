namespace PaymentAvailability;

/// <summary>Where in a query the fact of a dimension is; the built-in ones in the order of <see cref="TermDimension.BuiltIn"/>.</summary>
internal enum QueryFact
{
    Currency,
    Country,
    Client,
    Product,
    Capture,
    Recurrence,
    Bank,
    CardType,
    CardNetwork,
    AccountClass,
    Attribute,
}

internal static class QueryFacts
{
    public static QueryFact Of(TermDimension dimension)
    {
        for (int i = 0; i < TermDimension.BuiltIn.Count; i++)
        {
            if (TermDimension.BuiltIn[i] == dimension)
            {
                return (QueryFact)i;
            }
        }

        return QueryFact.Attribute;
    }
}
