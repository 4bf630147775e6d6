using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>Numbers the values and the distinct terms of one dimension, so that equal terms of many routes are one.</summary>
internal sealed class TermTable
{
    /// <summary>The number of <see cref="Term.Any"/>.</summary>
    public const int Any = 0;

    private const int Malformed = -1;
    private const int Undeclared = -2;

    private readonly TermDimension _dimension;
    private readonly HashSet<string>? _declared;
    private readonly Dictionary<string, int> _valueNumbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _valueNames = [];
    private readonly List<int> _valueOrdinals = [];
    private readonly Dictionary<Term, int> _termNumbers = new(new TermContent.Comparer());
    private readonly List<Term> _terms = [];
    private readonly Dictionary<(int, int), int> _intersections = [];
    private readonly List<int> _numbers = [];

    /// <param name="dimension">What the values are of.</param>
    /// <param name="declared">The only values that terms may list, or nothing when they may list any.</param>
    public TermTable(TermDimension dimension, HashSet<string>? declared)
    {
        _dimension = dimension;
        _declared = declared;
        NumberOf(new TermContent(Term.Any));
    }

    public IReadOnlyList<Term> Terms => _terms;

    public IReadOnlyList<string> ValueNames => _valueNames;

    public IReadOnlyList<int> ValueOrdinals => _valueOrdinals;

    /// <summary>The number of the term that <paramref name="set"/> describes; <see cref="Any"/> when it has faults, so that they bring no others about.</summary>
    public int Read(ValueSetDefinition set, FaultCollector faults, in TermPath path)
    {
        ReadOnlySpan<string?> texts = set.Values is string[] array ? array : [.. set.Values];
        if (texts.IsEmpty)
        {
            faults.Add(path.OfSet(_dimension, set), null, "lists no value", "list at least one value, or leave the term out to accept everything");
            return Any;
        }

        _numbers.Clear();
        bool isSound = true;
        bool isAscending = true;
        for (int i = 0; i < texts.Length; i++)
        {
            string? text = texts[i];
            int value = ValueNumberOf(text);
            if (value < 0)
            {
                ReportValue(value, text, path.OfValue(_dimension, set, i), faults);
                isSound = false;
                continue;
            }

            isAscending &= _numbers.Count == 0 || _numbers[^1] < value;
            _numbers.Add(value);
        }

        if (!isAscending)
        {
            _numbers.Sort();
            RemoveRepeated(set, faults, path);
        }

        return isSound ? NumberOf(new TermContent(set.IsExcept, CollectionsMarshal.AsSpan(_numbers))) : Any;
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
            number = NumberOf(new TermContent(_terms[left].Intersect(_terms[right])));
            _intersections.Add((left, right), number);
        }

        return number;
    }

    /// <summary>Adds the values and terms of <paramref name="next"/>, and returns for each of its terms the number it has here.</summary>
    public int[] Append(TermTable next)
    {
        int[] values = [.. next._valueNames.Select(ValueNumberOf)];
        return [.. next._terms.Select(term => NumberOf(new TermContent(term.IsExcept, [.. term.Values.Select(value => values[value]).Order()])))];
    }

    private int NumberOf(TermContent content)
    {
        if (!_termNumbers.GetAlternateLookup<TermContent>().TryGetValue(content, out int number))
        {
            Term term = content.ToTerm();
            number = _terms.Count;
            _terms.Add(term);
            _termNumbers.Add(term, number);
        }

        return number;
    }

    private int ValueNumberOf(string? text)
    {
        if (text is null)
        {
            return Malformed;
        }

        if (!_valueNumbers.TryGetValue(text, out int number))
        {
            number = !_dimension.TryRead(text, out int ordinal) ? Malformed
                : _declared?.Contains(text) == false ? Undeclared
                : _valueNames.Count;
            if (number >= 0)
            {
                _valueNames.Add(text);
                _valueOrdinals.Add(ordinal);
            }

            _valueNumbers.Add(text, number);
        }

        return number;
    }

    private void ReportValue(int problem, string? text, string path, FaultCollector faults)
    {
        if (problem == Undeclared)
        {
            faults.Add(path, text, $"is not a declared {_dimension.Noun}", $"declare it under `{_dimension.Noun}s`, or correct the name");
        }
        else
        {
            faults.Add(path, text, _dimension.IsAttribute ? "is no attribute value" : $"is no known {_dimension.Noun}", $"use {_dimension.Form}");
        }
    }

    private void RemoveRepeated(ValueSetDefinition set, FaultCollector faults, in TermPath path)
    {
        int kept = 1;
        int reported = Malformed;
        for (int i = 1; i < _numbers.Count; i++)
        {
            int value = _numbers[i];
            if (value != _numbers[kept - 1])
            {
                _numbers[kept++] = value;
            }
            else if (value != reported)
            {
                faults.Add(path.OfSet(_dimension, set), _valueNames[value], "is listed twice", "list each value once");
                reported = value;
            }
        }

        _numbers.RemoveRange(kept, _numbers.Count - kept);
    }
}
