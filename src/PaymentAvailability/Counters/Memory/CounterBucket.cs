using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PaymentAvailability;

/// <summary>
/// Three slots of a table behind one lock. In memory: a word with the lock in bit 0 and the window of each slot in ten bits more, the fingerprints of
/// the three keys, and their cells. With cells of 16 bytes that is one cache line.
/// </summary>
internal readonly ref struct CounterBucket<TCell>
    where TCell : struct, ICounterCell
{
    public const int Slots = 3;

    /// <summary>The fingerprint of a slot that nobody has taken.</summary>
    public const uint Free = 0;

    private const int HeadSize = (1 + Slots) * sizeof(uint);
    private const int Locked = 1;
    private const int FirstWindowBit = 2;
    private const int WindowMask = (1 << CounterWindows.Bits) - 1;

    private readonly ref uint _word;

    public CounterBucket(ref uint word) => _word = ref word;

    /// <summary>How many bytes a bucket takes.</summary>
    public static int Size => HeadSize + (Slots * Unsafe.SizeOf<TCell>());

    public bool IsFull => Find(Free) < 0;

    /// <summary>How many slots are taken.</summary>
    public int Taken => (Fingerprint(0) == Free ? 0 : 1) + (Fingerprint(1) == Free ? 0 : 1) + (Fingerprint(2) == Free ? 0 : 1);

    /// <summary>Whether the other is the same place.</summary>
    public bool Is(CounterBucket<TCell> other) => Unsafe.AreSame(ref _word, ref other._word);

    /// <summary>The slot with a fingerprint; -1 if there is none. Without the lock it may be wrong a moment later.</summary>
    public int Find(uint fingerprint)
    {
        uint hits = Hits(fingerprint);
        return hits == 0 ? -1 : BitOperations.TrailingZeroCount(hits);
    }

    /// <summary>Which slots have a fingerprint, a bit each.</summary>
    /// <remarks>
    /// One comparison for all three. The fourth is the beginning of a cell, which is seldom written; the word, which always is, would hold up the load.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Hits(uint fingerprint) =>
        Vector128.Equals(Vector128.LoadUnsafe(ref _word, 1), Vector128.Create(fingerprint)).ExtractMostSignificantBits() & ((1 << Slots) - 1);

    public ref uint Fingerprint(int slot) => ref Unsafe.Add(ref _word, slot + 1);

    public ref TCell Cell(int slot) => ref Unsafe.Add(ref Unsafe.As<uint, TCell>(ref Unsafe.AddByteOffset(ref _word, HeadSize)), slot);

    public int WindowOf(int slot) => (int)(_word >> (FirstWindowBit + (slot * CounterWindows.Bits))) & WindowMask;

    /// <summary>Gives a slot to another key. Only with the lock.</summary>
    public void Take(int slot, uint fingerprint, int window)
    {
        int shift = FirstWindowBit + (slot * CounterWindows.Bits);
        Volatile.Write(ref _word, (_word & ~((uint)WindowMask << shift)) | ((uint)window << shift));
        Cell(slot) = default;
        Volatile.Write(ref Fingerprint(slot), fingerprint);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Lock()
    {
        uint seen = Volatile.Read(ref _word);
        if ((seen & Locked) != 0 || Interlocked.CompareExchange(ref _word, seen | Locked, seen) != seen)
        {
            LockPatiently(ref _word);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unlock() => Volatile.Write(ref _word, _word & ~(uint)Locked);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LockPatiently(ref uint word)
    {
        var spin = default(SpinWait);
        while (true)
        {
            uint seen = Volatile.Read(ref word);
            if ((seen & Locked) == 0 && Interlocked.CompareExchange(ref word, seen | Locked, seen) == seen)
            {
                return;
            }

            spin.SpinOnce();
        }
    }
}
