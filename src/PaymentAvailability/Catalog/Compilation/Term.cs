using System.Diagnostics.CodeAnalysis;

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

    public bool Equals(Term? other) => other is not null && new TermContent(this).Equals(new TermContent(other));

    public override int GetHashCode() => new TermContent(this).GetHashCode();
}

/// <summary>What a term says, before there is a <see cref="Term"/>: most terms of a large catalog repeat one that is known.</summary>
internal readonly ref struct TermContent
{
    private readonly bool _isExcept;
    private readonly ReadOnlySpan<int> _values;

    public TermContent(bool isExcept, ReadOnlySpan<int> values)
    {
        _isExcept = isExcept;
        _values = values;
    }

    public TermContent(Term term)
        : this(term.IsExcept, term.Values)
    {
    }

    public Term ToTerm() => new(_isExcept, _values.ToArray());

    public bool Equals(TermContent other) => _isExcept == other._isExcept && _values.SequenceEqual(other._values);

    public override int GetHashCode()
    {
        uint hash = _isExcept ? 1u : 0;
        foreach (int value in _values)
        {
            hash = (hash + (uint)value + 1) * 0x9E3779B1;
        }

        return (int)(hash ^ (hash >> 15));
    }

    /// <summary>Looks terms up by their content.</summary>
    public sealed class Comparer : IEqualityComparer<Term>, IAlternateEqualityComparer<TermContent, Term>
    {
        public bool Equals(Term? x, Term? y) => ReferenceEquals(x, y) || (x is not null && x.Equals(y));

        public bool Equals(TermContent alternate, Term other) => alternate.Equals(new TermContent(other));

        public int GetHashCode([DisallowNull] Term obj) => obj.GetHashCode();

        public int GetHashCode(TermContent alternate) => alternate.GetHashCode();

        public Term Create(TermContent alternate) => alternate.ToTerm();
    }
}
