namespace PaymentAvailability.Tests;

/// <summary>One route with everything it has to obey: its own terms, its method's and its channel's.</summary>
internal sealed class ReferenceRoute
{
    private readonly (string Name, ValueSetDefinition Values)[] _sets;
    private readonly (string Name, ValueSetDefinition Values)[] _attributes;
    private readonly (Currency Currency, AmountRangeDefinition Range)[] _amounts;
    private readonly ServiceHours[] _hours;

    public ReferenceRoute(string id, TermsDefinition[] terms, ServiceHours[] hours)
    {
        Id = id;
        _sets = [.. terms.SelectMany(each => each.Sets).Select(pair => (pair.Key, pair.Value))];
        _attributes = [.. terms.SelectMany(each => each.Attributes).Select(pair => (pair.Key, pair.Value))];
        _amounts = [.. terms.SelectMany(each => each.Amounts).Select(pair => (Currency.Parse(pair.Key), pair.Value))];
        _hours = hours;
    }

    public string Id { get; }

    public bool Accepts(ReferenceFacts facts) =>
        AllAccept(_sets, facts.BuiltIn) && AllAccept(_attributes, facts.Attributes) && AcceptsAmount(facts.Amount) && IsOpen(facts.At);

    /// <summary>Why the route is closed, each reason as text: its code, then its facts with values in upper case and in order.</summary>
    public IEnumerable<string> ReasonsFor(ReferenceFacts facts)
    {
        foreach ((string dimension, string? value) in facts.BuiltIn)
        {
            ValueSetDefinition[] sets = SetsOf(dimension, _sets);
            if (value is not null && !sets.All(set => Accepts(set, value)))
                yield return $"catalog.{dimension}_not_supported({AcceptedBy(sets)})";
        }

        foreach ((string attribute, string? value) in facts.Attributes)
        {
            ValueSetDefinition[] sets = SetsOf(attribute, _attributes);
            if (value is not null && !sets.All(set => Accepts(set, value)))
                yield return $"catalog.attribute_not_supported(attribute={attribute.ToUpperInvariant()}, {AcceptedBy(sets)})";
        }

        if (!AcceptsAmount(facts.Amount))
            yield return AmountReason(facts.Amount!.Value);

        if (!IsOpen(facts.At))
            yield return HoursReason(facts.At!.Value);
    }

    private static bool AllAccept((string Name, ValueSetDefinition Values)[] sets, Dictionary<string, string?> facts)
    {
        foreach ((string name, ValueSetDefinition set) in sets)
        {
            if (facts.TryGetValue(name, out string? value) && value is not null && !Accepts(set, value))
                return false;
        }

        return true;
    }

    private static bool Accepts(ValueSetDefinition set, string value) =>
        set.Values.Contains(value, StringComparer.OrdinalIgnoreCase) != set.IsExcept;

    private static ValueSetDefinition[] SetsOf(string name, (string Name, ValueSetDefinition Values)[] sets) =>
        [.. sets.Where(set => set.Name == name).Select(set => set.Values)];

    // Accepted is what every list of accepted values has and no list of refused ones; without the former, refused is what any lists.
    private static string AcceptedBy(ValueSetDefinition[] sets)
    {
        string[][] only = [.. sets.Where(set => !set.IsExcept).Select(Upper)];
        string[] refused = [.. sets.Where(set => set.IsExcept).SelectMany(Upper).Distinct()];
        return only.Length == 0
            ? $"excluded={Joined(refused)}"
            : $"accepted={Joined(only[0].Where(value => only.All(list => list.Contains(value)) && !refused.Contains(value)))}";
    }

    private static string Joined(IEnumerable<string> values) => string.Join('|', values.Order(StringComparer.Ordinal));

    private static string[] Upper(ValueSetDefinition set) => [.. set.Values.Select(value => value.ToUpperInvariant())];

    private bool AcceptsAmount(Money? amount)
    {
        if (amount is not { } money)
            return true;

        foreach ((Currency currency, AmountRangeDefinition range) in _amounts)
        {
            if (currency == money.Currency && (money.Amount < range.Minimum || money.Amount > range.Maximum))
                return false;
        }

        return true;
    }

    private string AmountReason(Money amount)
    {
        AmountRangeDefinition[] ranges = [.. _amounts.Where(each => each.Currency == amount.Currency).Select(each => each.Range)];
        decimal? minimum = ranges.Max(range => range.Minimum);
        return amount.Amount < minimum
            ? $"limit.below_minimum(minimum={new Money(minimum.Value, amount.Currency)})"
            : $"limit.single_exceeded(limit={new Money(ranges.Min(range => range.Maximum)!.Value, amount.Currency)})";
    }

    private bool IsOpen(DateTimeOffset? at) => at is not { } instant || Array.TrueForAll(_hours, hours => hours.IsOpen(instant));

    private string HoursReason(DateTimeOffset at) =>
        ServiceHours.NextOpen(_hours, at) is { } until
            ? $"channel.outside_service_hours({Fact.Of("until", until)})"
            : "channel.outside_service_hours";
}
