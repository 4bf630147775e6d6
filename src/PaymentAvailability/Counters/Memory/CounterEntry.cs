using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>The cell of a key, locked until <see cref="Leave"/>.</summary>
internal readonly ref struct CounterEntry<TCell>
    where TCell : struct, ICounterCell
{
    private readonly CounterBucket<TCell> _bucket;
    private readonly ref TCell _cell;

    public CounterEntry(CounterBucket<TCell> bucket, int slot)
    {
        _bucket = bucket;
        _cell = ref bucket.Cell(slot);
    }

    /// <summary>Whether the key has a cell; if not, nothing is locked.</summary>
    public bool IsFound => !Unsafe.IsNullRef(ref _cell);

    public ref TCell Cell => ref _cell;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => _bucket.Unlock();
}
