namespace PaymentAvailability;

/// <summary>The values that a term lists, ascending, and whether they are the accepted or the refused ones.</summary>
/// <param name="IsExcept">Whether <paramref name="Values"/> are refused and all others accepted.</param>
/// <param name="Values">Value numbers of the dimension.</param>
internal sealed record Term(bool IsExcept, int[] Values)
{
    /// <summary>Accepts every value: refuses none.</summary>
    public static readonly Term Any = new(true, []);

    public bool AcceptsNothing => !IsExcept && Values.Length == 0;

    /// <summary>What both terms accept.</summary>
    public Term Intersect(Term other) => (IsExcept, other.IsExcept) switch
    {
        (true, true) => new Term(true, [.. Values.Union(other.Values).Order()]),
        (false, false) => new Term(false, [.. Values.Intersect(other.Values)]),
        (false, true) => new Term(false, [.. Values.Except(other.Values)]),
        (true, false) => other.Intersect(this),
    };

    public bool Equals(Term? other) => other is not null && IsExcept == other.IsExcept && Values.AsSpan().SequenceEqual(other.Values);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(IsExcept);
        foreach (int value in Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}

/// <summary>Numbers the values and the distinct terms of one dimension, so that equal terms of many routes are one.</summary>
internal sealed class TermTable
{
    /// <summary>The number of <see cref="Term.Any"/>.</summary>
    public const int Any = 0;

    private const int Malformed = -1;

    private readonly TermDimension _dimension;
    private readonly Dictionary<string, int> _valueNumbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _valueNames = [];
    private readonly List<int> _valueOrdinals = [];
    private readonly Dictionary<Term, int> _termNumbers = new() { [Term.Any] = Any };
    private readonly List<Term> _terms = [Term.Any];
    private readonly Dictionary<ValueSetDefinition, int> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int, int), int> _intersections = [];
    private readonly List<int> _numbers = [];

    public TermTable(TermDimension dimension) => _dimension = dimension;

    public IReadOnlyList<Term> Terms => _terms;

    public IReadOnlyList<string> ValueNames => _valueNames;

    public IReadOnlyList<int> ValueOrdinals => _valueOrdinals;

    /// <summary>The number of the term that <paramref name="set"/> describes; its faults go to <paramref name="faults"/>.</summary>
    public int Intern(ValueSetDefinition set, FaultCollector faults, in TermPath path)
    {
        if (_known.TryGetValue(set, out int number))
        {
            return number;
        }

        int faultsBefore = faults.Count;
        number = Number(new Term(set.IsExcept, ReadValues(set, faults, path)));
        if (faults.Count == faultsBefore)
        {
            // A set that many routes share is read once; a faulty one is read, and reported, wherever it stands.
            _known.Add(set, number);
        }

        return number;
    }

    /// <summary>The number of the term that accepts what both terms accept.</summary>
    public int Intersect(int left, int right)
    {
        if (left == right || right == Any)
        {
            return left;
        }

        if (left == Any)
        {
            return right;
        }

        if (!_intersections.TryGetValue((left, right), out int number))
        {
            number = Number(_terms[left].Intersect(_terms[right]));
            _intersections.Add((left, right), number);
        }

        return number;
    }

    private int Number(Term term)
    {
        if (!_termNumbers.TryGetValue(term, out int number))
        {
            number = _terms.Count;
            _terms.Add(term);
            _termNumbers.Add(term, number);
        }

        return number;
    }

    private int[] ReadValues(ValueSetDefinition set, FaultCollector faults, in TermPath path)
    {
        if (set.Values.Count == 0)
        {
            faults.Add(path.OfSet(_dimension, set), null, "lists no value", "list at least one value, or leave the term out to accept everything");
        }

        _numbers.Clear();
        bool isAscending = true;
        for (int i = 0; i < set.Values.Count; i++)
        {
            int value = NumberOf(set.Values[i]);
            if (value == Malformed)
            {
                faults.Add(path.OfValue(_dimension, set, i), set.Values[i], $"is no {Noun}", $"use {_dimension.Form}");
                continue;
            }

            isAscending &= _numbers.Count == 0 || _numbers[^1] < value;
            _numbers.Add(value);
        }

        int[] values = [.. _numbers];
        if (!isAscending)
        {
            Array.Sort(values);
            ReportRepeated(values, set, faults, path);
            values = [.. values.Distinct()];
        }

        return values;
    }

    private string Noun => _dimension.IsAttribute ? "attribute value" : $"known {_dimension.Name.Replace('_', ' ')}";

    private void ReportRepeated(int[] sorted, ValueSetDefinition set, FaultCollector faults, in TermPath path)
    {
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1] && (i == 1 || sorted[i - 2] != sorted[i]))
            {
                faults.Add(path.OfSet(_dimension, set), _valueNames[sorted[i]], "is listed twice", "list each value once");
            }
        }
    }

    private int NumberOf(string? text)
    {
        if (text is null)
        {
            return Malformed;
        }

        if (!_valueNumbers.TryGetValue(text, out int number))
        {
            number = Malformed;
            if (_dimension.TryRead(text, out int ordinal))
            {
                number = _valueNames.Count;
                _valueNames.Add(text);
                _valueOrdinals.Add(ordinal);
            }

            _valueNumbers.Add(text, number);
        }

        return number;
    }
}
