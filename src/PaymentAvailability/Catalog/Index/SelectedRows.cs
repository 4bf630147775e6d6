using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>The rows that answer one query, on the stack: which rows to intersect, and which facts were not given.</summary>
internal struct SelectedRows
{
    private Buffer _rows;
    private Buffer _dimensions;

    /// <summary>The most dimensions a catalog can have; attributes share what the built-in ones leave.</summary>
    public const int MaximumDimensions = 32;

    /// <summary>Stands for the amount where a dimension's index is expected.</summary>
    public const int AmountDimension = -1;

    /// <summary>How many rows are selected.</summary>
    public int Count { get; private set; }

    /// <summary>One bit for each dimension that routes restrict and whose fact was not given.</summary>
    public uint Missing { get; private set; }

    /// <summary>The row of the routes to compare with the amount one by one, or -1.</summary>
    public int UndecidedRow { get; set; }

    /// <summary>The rows to intersect.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<int> Rows => ((ReadOnlySpan<int>)_rows)[..Count];

    /// <summary>For each row the index of its dimension, or <see cref="AmountDimension"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<int> Dimensions => ((ReadOnlySpan<int>)_dimensions)[..Count];

    public void Add(int row, int dimension)
    {
        _rows[Count] = row;
        _dimensions[Count] = dimension;
        Count++;
    }

    public void AddMissing(int dimension) => Missing |= 1u << dimension;

    [InlineArray(MaximumDimensions + 2)]
    private struct Buffer
    {
        private int _first;
    }
}
