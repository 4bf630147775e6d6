using System.Collections.ObjectModel;

namespace PaymentAvailability;

/// <summary>Reads the terms of a channel, a method or a route.</summary>
/// <remarks>What cannot be read is left out of the result: its fault keeps the catalog from being used.</remarks>
internal static class TermsReader
{
    public static TermsDefinition Read(InputValue? value)
    {
        if (value?.Object(CatalogShapes.Terms) is not { } terms)
        {
            return TermsDefinition.Everything;
        }

        return new TermsDefinition
        {
            Sets = ReadSets(TermDimension.BuiltIn.Select(dimension => (dimension.Name, terms[dimension.Name]))),
            Attributes = ReadSets(terms["attributes"]?.Map()?.Select(entry => (entry.Name, (InputValue?)entry.Value)) ?? []),
            Amounts = ReadAmounts(terms["amount"]),
            Hours = ReadHours(terms["hours"]),
        };
    }

    private static IReadOnlyDictionary<string, ValueSetDefinition> ReadSets(IEnumerable<(string Name, InputValue? Value)> written)
    {
        Dictionary<string, ValueSetDefinition>? sets = null;
        foreach ((string name, InputValue? value) in written)
        {
            if (value is { } set && ReadSet(set) is { } read)
            {
                sets ??= new Dictionary<string, ValueSetDefinition>(StringComparer.OrdinalIgnoreCase);
                sets.Add(name, read);
            }
        }

        return sets ?? (IReadOnlyDictionary<string, ValueSetDefinition>)ReadOnlyDictionary<string, ValueSetDefinition>.Empty;
    }

    private static ValueSetDefinition? ReadSet(InputValue value)
    {
        if (value.IsList)
        {
            return ValueSetDefinition.Only(CatalogReader.ReadTexts(value.At(value.Path.Property("only"))));
        }

        if (value.IsText)
        {
            value.Refuse(value.Text(), "is a text, not a term", "write a list of the accepted values, or an object with `only` or `except`");
            return null;
        }

        if (value.Object(CatalogShapes.ValueSet) is not { } set)
        {
            return null;
        }

        switch (set["only"], set["except"])
        {
            case ({ } only, null):
                return ValueSetDefinition.Only(CatalogReader.ReadTexts(only));
            case (null, { } except):
                return ValueSetDefinition.Except(CatalogReader.ReadTexts(except));
            case (null, null):
                value.Refuse(null, "has neither `only` nor `except`", "list the accepted values under `only`, or the refused ones under `except`");
                return null;
            default:
                value.Refuse(null, "has both `only` and `except`", "keep one: what is not in `only` is refused anyway");
                return null;
        }
    }

    private static IReadOnlyDictionary<string, AmountRangeDefinition> ReadAmounts(InputValue? value)
    {
        if (value?.Map() is not { } entries)
        {
            return ReadOnlyDictionary<string, AmountRangeDefinition>.Empty;
        }

        var ranges = new Dictionary<string, AmountRangeDefinition>(entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach ((string currency, InputValue written) in entries)
        {
            if (written.Object(CatalogShapes.AmountRange) is { } range)
            {
                decimal? minimum = range["min"]?.Decimal();
                decimal? maximum = range["max"]?.Decimal();
                bool isReadable = (minimum is null) == (range["min"] is null) && (maximum is null) == (range["max"] is null);
                if (isReadable)
                {
                    ranges.Add(currency, new AmountRangeDefinition { Minimum = minimum, Maximum = maximum });
                }
            }
        }

        return ranges;
    }

    private static ServiceHoursDefinition? ReadHours(InputValue? value) =>
        value?.Object(CatalogShapes.Hours) is not { } hours ? null : new ServiceHoursDefinition
        {
            TimeZone = hours["timeZone"]?.Text(),
            Windows = hours["windows"]?.List() is { } windows ? Array.ConvertAll(windows, ReadWindow) : null,
        };

    private static ServiceWindowDefinition? ReadWindow(InputValue value) =>
        value.Object(CatalogShapes.Window) is not { } window ? null : new ServiceWindowDefinition
        {
            Days = window["days"] is { } days ? CatalogReader.ReadTexts(days) : null,
            From = window["from"]?.Text(),
            To = window["to"]?.Text(),
        };
}
