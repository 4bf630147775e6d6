using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>The rows that answer one query, on the stack: which rows to intersect, and which facts were not given.</summary>
internal struct SelectedRows
{
    private RowBuffer _rows;
    private DimensionBuffer _dimensions;

    public SelectedRows()
    {
    }

    /// <summary>The most dimensions a catalog can have; attributes share what the built-in ones leave.</summary>
    public const int MaximumDimensions = 32;

    private const int NoRow = -1;

    /// <summary>Stands for the amount where a dimension's index is expected.</summary>
    public const int AmountDimension = -1;

    /// <summary>How many rows are selected.</summary>
    public int Count { get; private set; }

    /// <summary>One bit for each dimension that routes restrict and whose fact was not given.</summary>
    public uint Missing { get; private set; }

    /// <summary>The amount in minor units; only meaningful when one of the rows is of the amount.</summary>
    public long Amount { get; private set; }

    /// <summary>The row of the routes to compare with the amount one by one, or -1.</summary>
    public int UndecidedRow { get; private set; } = NoRow;

    /// <summary>The rows to intersect.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<int> Rows => ((ReadOnlySpan<int>)_rows)[..Count];

    /// <summary>For each row the index of its dimension, or <see cref="AmountDimension"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<sbyte> Dimensions => ((ReadOnlySpan<sbyte>)_dimensions)[..Count];

    public void Add(int row, int dimension)
    {
        _rows[Count] = row;
        _dimensions[Count] = (sbyte)dimension;
        Count++;
    }

    public void AddAmount(long amount, int row, int undecidedRow)
    {
        Add(row, AmountDimension);
        Amount = amount;
        UndecidedRow = undecidedRow;
    }

    public void AddMissing(int dimension) => Missing |= 1u << dimension;

    [InlineArray(MaximumDimensions + 2)]
    private struct RowBuffer
    {
        private int _first;
    }

    [InlineArray(MaximumDimensions + 2)]
    private struct DimensionBuffer
    {
        private sbyte _first;
    }
}
