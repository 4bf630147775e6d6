using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Why something is closed, this time: a definition from the vocabulary with the facts of the case.</summary>
/// <remarks>
/// Made by <see cref="ReasonDefinition.With"/> or taken from <see cref="ReasonDefinition.WithoutFacts"/>. Two reasons are equal when
/// they share a definition and their facts are equal. Immutable and safe to share between threads.
/// </remarks>
public sealed class Reason : IEquatable<Reason>
{
    internal Reason(ReasonDefinition definition, ImmutableArray<Fact> facts)
    {
        Definition = definition;
        Facts = facts;
    }

    /// <summary>What holds for every reason of this code: cause, fixer, retry, disclosure, texts.</summary>
    public ReasonDefinition Definition { get; }

    /// <summary>The details of the case, in the order in which the definition names them; may be empty.</summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>The stable name, such as <c>order.expired</c>.</summary>
    public ReasonCode Code => Definition.Code;

    /// <summary>A list of this reason alone, always the same one: most of what is closed has one reason.</summary>
    internal ImmutableArray<Reason> Alone => field.IsDefault ? field = [this] : field;

    /// <summary>Looks up a detail of the case.</summary>
    /// <param name="name">The name of the fact, such as <c>until</c>.</param>
    /// <returns>The fact, or null when this reason does not carry it.</returns>
    public Fact? Find(string name)
    {
        foreach (Fact fact in Facts)
        {
            if (fact.Name == name) return fact;
        }

        return null;
    }

    /// <summary>The word that a detail of the case is, or null when there is none of that name.</summary>
    internal string? FindToken(string name) => Find(name) is { } fact && fact.TryGetToken(out string? token) ? token : null;

    /// <inheritdoc/>
    public bool Equals(Reason? other) =>
        ReferenceEquals(this, other) ||
        (other is not null && ReferenceEquals(Definition, other.Definition) && Facts.AsSpan().SequenceEqual(other.Facts.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Reason);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Code);
        foreach (Fact fact in Facts) hash.Add(fact);
        return hash.ToHashCode();
    }

    /// <summary>The reason for logs and tests, the same in every culture: <c>limit.single_exceeded(limit=5000.00 CNY)</c>.</summary>
    public override string ToString() => Facts.IsEmpty ? Code.Value : $"{Code}({string.Join(", ", Facts)})";
}
