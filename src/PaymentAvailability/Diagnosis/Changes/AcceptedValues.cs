using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The values that work: only these, all except these, or any. Immutable, safe for concurrent use.</summary>
/// <param name="Values">The values listed; empty means any.</param>
/// <param name="IsExcept">Whether the values listed are those that do not work.</param>
public readonly record struct AcceptedValues(ImmutableArray<string> Values, bool IsExcept)
{
    /// <summary>Whether every value works.</summary>
    public bool AcceptsAny => Values.IsDefaultOrEmpty;

    /// <summary>A value that works, or nothing where any other than those listed does.</summary>
    internal string? First => AcceptsAny || IsExcept ? null : Values[0];

    /// <inheritdoc/>
    public bool Equals(AcceptedValues other) =>
        AcceptsAny ? other.AcceptsAny : IsExcept == other.IsExcept && !other.AcceptsAny && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => AcceptsAny ? 0 : HashCode.Combine(IsExcept, Values.Length, Values[0]);

    /// <summary>The values, joined by <c>|</c>.</summary>
    public override string ToString() => AcceptsAny ? "any" : (IsExcept ? "not " : "") + string.Join('|', Values);

    internal string Written(string name) => AcceptsAny ? "" : $" {name}={this}";
}
