using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaymentAvailability;

/// <summary>
/// Cells by the hash of their keys, in memory that is taken once. Two choices of a bucket per key; when both are full, the cell that is
/// <see cref="CellWorth">worth least</see> is given up. Safe for concurrent use: an operation locks one bucket, or two for a new key.
/// </summary>
/// <remarks>
/// Keys are told apart by their two buckets and 32 bits of their hash: of a billion that are new to a full table, one or two are taken for another.
/// The hash must be good, and one that others cannot guess.
/// </remarks>
internal sealed class CounterTable<TCell>
    where TCell : struct, ICounterCell
{
    private const int LineSize = 64;
    private const ulong SecondChoice = 0x9E37_79B9_7F4A_7C15;

    // Filled to here a table gives up about two keys in a hundred: both of their buckets are full.
    private const double Filling = 0.75;

    private static readonly nint Stride = StrideOf(CounterBucket<TCell>.Size);

    private readonly CounterWindows _windows;
    private readonly CacheLine[] _memory;
    private readonly nint _start;
    private readonly ulong _buckets;

    /// <param name="capacity">For how many keys; it holds a third more before the last slot is taken.</param>
    /// <param name="windows">The windows that keys are entered with.</param>
    public CounterTable(long capacity, CounterWindows windows)
    {
        _windows = windows;
        _buckets = (ulong)Math.Max(2, Math.Ceiling(capacity / Filling / CounterBucket<TCell>.Slots));
        _memory = GC.AllocateUninitializedArray<CacheLine>(checked((int)(((_buckets * (ulong)Stride) + (2 * LineSize) - 1) / LineSize)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        LargePages.Ask(address, SizeInBytes);
        Array.Clear(_memory);

        // So that a bucket of one line is in one line.
        _start = -address & (LineSize - 1);
    }

    /// <summary>How many slots there are: never more keys are held.</summary>
    public long Slots => (long)_buckets * CounterBucket<TCell>.Slots;

    public long SizeInBytes => (long)_memory.Length * LineSize;

    /// <summary>The cell of a key, if it has one. To be left soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CounterEntry<TCell> Find(ulong hash)
    {
        uint fingerprint = FingerprintOf(hash);
        nint first = OffsetOf(FirstIndex(hash));
        nint second = OffsetOf(SecondIndex(hash));

        // Both are looked at before either is decided for: memory answers two questions in the time of one. And no branch depends on which it is,
        // because nobody could guess it.
        uint hitsOfFirst = AtOffset(first).Hits(fingerprint);
        uint hits = hitsOfFirst | (AtOffset(second).Hits(fingerprint) << CounterBucket<TCell>.Slots);
        if (hits == 0)
        {
            return default;
        }

        nint isSecond = Unsafe.BitCast<bool, byte>(hitsOfFirst == 0);
        int slot = BitOperations.TrailingZeroCount(hits) - (CounterBucket<TCell>.Slots * (int)isSecond);
        CounterBucket<TCell> bucket = AtOffset(first + (isSecond * (second - first)));
        bucket.Lock();
        if (bucket.Fingerprint(slot) == fingerprint)
        {
            return new CounterEntry<TCell>(bucket, slot);
        }

        bucket.Unlock();
        return FindAgain(hash);
    }

    /// <summary>The cell of a key, one that counts nothing if it had none. To be left soon.</summary>
    /// <param name="hash">The hash of the key, its window included.</param>
    /// <param name="window">The number of its window.</param>
    /// <param name="utcTicks">The moment, which tells what other cells are worth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CounterEntry<TCell> Enter(ulong hash, int window, long utcTicks)
    {
        CounterEntry<TCell> known = Find(hash);
        return known.IsFound ? known : Add(hash, window, utcTicks);
    }

    /// <summary>How many keys are held, counted one by one.</summary>
    public long CountHeld()
    {
        long held = 0;
        for (ulong i = 0; i < _buckets; i++)
        {
            for (int slot = 0; slot < CounterBucket<TCell>.Slots; slot++)
            {
                held += At(i).Fingerprint(slot) == CounterBucket<TCell>.Free ? 0 : 1;
            }
        }

        return held;
    }

    private static uint FingerprintOf(ulong hash) => (uint)hash == CounterBucket<TCell>.Free ? 1 : (uint)hash;

    // Whole lines where that wastes little.
    private static nint StrideOf(int size)
    {
        int lines = (size + LineSize - 1) / LineSize * LineSize;
        return lines - size <= size / LineSize ? lines : (size + sizeof(ulong) - 1) / sizeof(ulong) * sizeof(ulong);
    }

    private ulong FirstIndex(ulong hash) => Math.BigMul(hash, _buckets, out _);

    private ulong SecondIndex(ulong hash) => Math.BigMul(hash * SecondChoice, _buckets, out _);

    private CounterBucket<TCell> First(ulong hash) => At(FirstIndex(hash));

    private CounterBucket<TCell> Second(ulong hash) => At(SecondIndex(hash));

    private CounterBucket<TCell> At(ulong index) => AtOffset(OffsetOf(index));

    private nint OffsetOf(ulong index) => _start + ((nint)index * Stride);

    private CounterBucket<TCell> AtOffset(nint offset) =>
        new(ref Unsafe.As<CacheLine, uint>(ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_memory), offset)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CounterEntry<TCell> FindAgain(ulong hash)
    {
        CounterBucket<TCell> first = First(hash);
        CounterBucket<TCell> second = Second(hash);
        LockBoth(hash);
        CounterEntry<TCell> found = FindLocked(first, second, FingerprintOf(hash));
        if (!found.IsFound)
        {
            UnlockOther(first, second, first);
            first.Unlock();
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CounterEntry<TCell> Add(ulong hash, int window, long utcTicks)
    {
        uint fingerprint = FingerprintOf(hash);
        CounterBucket<TCell> first = First(hash);
        CounterBucket<TCell> second = Second(hash);
        LockBoth(hash);
        CounterEntry<TCell> found = FindLocked(first, second, fingerprint);
        if (found.IsFound)
        {
            return found;
        }

        CounterBucket<TCell> chosen = Choose(first, second, (int)(hash >> 32 & 0xFFFF), utcTicks, out int slot);
        chosen.Take(slot, fingerprint, window);
        UnlockOther(first, second, chosen);
        return new CounterEntry<TCell>(chosen, slot);
    }

    // In the order of their places, so that no two threads wait for each other.
    private void LockBoth(ulong hash)
    {
        ulong first = FirstIndex(hash);
        ulong second = SecondIndex(hash);
        At(Math.Min(first, second)).Lock();
        if (first != second)
        {
            At(Math.Max(first, second)).Lock();
        }
    }

    private static CounterEntry<TCell> FindLocked(CounterBucket<TCell> first, CounterBucket<TCell> second, uint fingerprint)
    {
        CounterBucket<TCell> bucket = first;
        int slot = first.Find(fingerprint);
        if (slot < 0)
        {
            bucket = second;
            slot = second.Find(fingerprint);
        }

        if (slot < 0)
        {
            return default;
        }

        UnlockOther(first, second, bucket);
        return new CounterEntry<TCell>(bucket, slot);
    }

    private static void UnlockOther(CounterBucket<TCell> first, CounterBucket<TCell> second, CounterBucket<TCell> kept)
    {
        if (first.Is(second))
        {
            return;
        }

        (kept.Is(first) ? second : first).Unlock();
    }

    private CounterBucket<TCell> Choose(CounterBucket<TCell> first, CounterBucket<TCell> second, int turn, long utcTicks, out int slot)
    {
        if (!first.IsFull || !second.IsFull)
        {
            CounterBucket<TCell> emptier = second.Taken < first.Taken ? second : first;
            slot = emptier.Find(CounterBucket<TCell>.Free);
            return emptier;
        }

        // Beginning anywhere, so that of cells that are worth the same any may go.
        long least = long.MaxValue;
        int chosen = 0;
        for (int i = 0; i < 2 * CounterBucket<TCell>.Slots; i++)
        {
            int place = (turn + i) % (2 * CounterBucket<TCell>.Slots);
            CounterBucket<TCell> bucket = place < CounterBucket<TCell>.Slots ? first : second;
            long worth = WorthOf(bucket, place % CounterBucket<TCell>.Slots, utcTicks);
            if (worth < least)
            {
                least = worth;
                chosen = place;
            }
        }

        slot = chosen % CounterBucket<TCell>.Slots;
        return chosen < CounterBucket<TCell>.Slots ? first : second;
    }

    private long WorthOf(CounterBucket<TCell> bucket, int slot, long utcTicks)
    {
        CounterWindow window = _windows[bucket.WindowOf(slot)];
        return bucket.Cell(slot).WorthAt(window.At(utcTicks), window.Reach);
    }

    [InlineArray(LineSize / sizeof(ulong))]
    private struct CacheLine
    {
        private ulong _first;
    }
}
