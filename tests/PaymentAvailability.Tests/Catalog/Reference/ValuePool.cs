namespace PaymentAvailability.Tests;

/// <summary>The values that random terms and queries use in one dimension.</summary>
internal sealed class ValuePool
{
    private readonly Random _random;
    private readonly string[] _values;
    private readonly double _density;
    private readonly List<ValueSetDefinition> _made = [];

    public ValuePool(Random random, string name, string[] values, bool isAttribute = false)
    {
        _random = random;
        _values = values;
        _density = random.Next(4) * 0.3;
        Name = name;
        IsAttribute = isAttribute;
        Anchor = random.GetItems(values, 1)[0];
    }

    public string Name { get; }

    public bool IsAttribute { get; }

    /// <summary>The value that every method and channel accepts, so that no route is left without any.</summary>
    public string Anchor { get; }

    /// <summary>Whether the next terms restrict this dimension; some dimensions never do, some nearly always.</summary>
    public bool IsRestrictedNext() => _random.NextDouble() < _density;

    public string NextValue() => Respell(_random.GetItems(_values, 1)[0]);

    /// <summary>A set that accepts <paramref name="witness"/>.</summary>
    public ValueSetDefinition NextSet(string witness)
    {
        if (_made.Count > 0 && _random.Next(4) == 0)
        {
            ValueSetDefinition shared = _made[_random.Next(_made.Count)];
            if (Accepts(shared, witness))
                return shared;
        }

        string[] others = [.. _random.GetItems(_values, _random.Next(1, 7)).Distinct().Where(value => value != witness)];
        bool isExcept = others.Length > 0 && _random.Next(3) == 0;
        string[] values = isExcept ? others : [witness, .. others];
        _random.Shuffle(values);
        ValueSetDefinition set = new() { IsExcept = isExcept, Values = [.. values.Select(Respell)] };
        _made.Add(set);
        return set;
    }

    /// <summary>A value that both sets accept.</summary>
    public string NextWitness(ValueSetDefinition? first, ValueSetDefinition? second)
    {
        for (int attempt = 0; attempt < 4; attempt++)
        {
            string value = _random.GetItems(_values, 1)[0];
            if (Accepts(first, value) && Accepts(second, value))
                return value;
        }

        return Anchor;
    }

    private static bool Accepts(ValueSetDefinition? set, string value) =>
        set is null || set.Values.Contains(value, StringComparer.OrdinalIgnoreCase) != set.IsExcept;

    private string Respell(string value) => _random.Next(12) switch
    {
        0 => value.ToUpperInvariant(),
        1 => value.ToLowerInvariant(),
        _ => value,
    };
}
