using System.Collections;
using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Every smallest set of changes, the easiest first: by who can act, then by how many changes, then by how much is asked. Immutable, safe for concurrent use.</summary>
public sealed class RemedyList : IReadOnlyList<Remedy>
{
    private readonly ImmutableArray<Remedy> _remedies;

    internal RemedyList(ImmutableArray<Remedy> remedies, bool isComplete)
    {
        _remedies = remedies;
        IsComplete = isComplete;
    }

    /// <summary>
    /// Whether the search came to its end. In a catalog of many thousand unlike routes it can be cut off, after the same number of steps on
    /// every machine; then some remedies may be missing, and others may not be smallest.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>How many remedies there are.</summary>
    public int Count => _remedies.Length;

    /// <summary>A remedy by its rank; 0 is the easiest.</summary>
    public Remedy this[int index] => _remedies[index];

    /// <inheritdoc/>
    public IEnumerator<Remedy> GetEnumerator() => ((IEnumerable<Remedy>)_remedies).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many there are, and whether that is all.</summary>
    public override string ToString() => IsComplete ? $"{Count} remedies" : $"{Count} remedies, search cut off";
}
