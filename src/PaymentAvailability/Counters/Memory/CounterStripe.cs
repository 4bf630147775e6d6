using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>A part of a table with a lock of its own. The lock spins: it is held for a few dozen instructions, but when the stripe grows.</summary>
internal sealed class CounterStripe<TCell>
    where TCell : struct, ICounterCell<TCell>
{
    // How many slots from its own one a subject may be in.
    private const int Stretch = 32;

    private const int FirstSlots = 64;

    private const int Few = 1_000;

    // So full a stripe may get before it grows, in hundredths; and so full it is at its capacity.
    private const int MostFull = 82;

    private readonly int _mostSlots;
    private Slot[] _slots;
    private int _count;
    private int _lock;

    /// <param name="capacity">How many subjects it tells apart.</param>
    public CounterStripe(int capacity)
    {
        // Few subjects crowd by chance, and room for them costs little.
        _mostSlots = Math.Max(Stretch, capacity < Few ? 2 * capacity : (int)(capacity * 100L / MostFull)) + Stretch;
        _slots = new Slot[Math.Min(_mostSlots, FirstSlots + Stretch)];
    }

    public int Count => _count;

    public long Bytes => (long)_slots.Length * Unsafe.SizeOf<Slot>();

    public long Add(ulong hash, in CounterWindow window, in CellChange change, out CounterReading reading)
    {
        Enter();
        ref Slot slot = ref FindOrMake(hash, window);
        long segment = TCell.Add(ref slot.Cell, window, change);
        reading = TCell.Read(slot.Cell, window, null, null);
        Leave();
        return segment;
    }

    public void Take(ulong hash, long segment, in CellChange change)
    {
        Enter();
        ref Slot slot = ref Find(hash);
        if (!Unsafe.IsNullRef(ref slot))
        {
            TCell.Take(ref slot.Cell, segment, change);
        }

        Leave();
    }

    public CounterReading Read(ulong hash, in CounterWindow window, long? easesBelowCount, long? easesBelowAmount)
    {
        Enter();
        ref Slot slot = ref Find(hash);
        CounterReading reading = Unsafe.IsNullRef(ref slot) ? default : TCell.Read(slot.Cell, window, easesBelowCount, easesBelowAmount);
        Leave();
        return reading;
    }

    private int HomeOf(ulong hash) => (int)Math.BigMul(hash << 8, (ulong)(_slots.Length - Stretch), out _);

    private ref Slot Find(ulong hash)
    {
        Span<Slot> stretch = _slots.AsSpan(HomeOf(hash), Stretch);
        for (int i = 0; i < stretch.Length; i++)
        {
            if (stretch[i].Hash == hash)
            {
                return ref stretch[i];
            }

            if (stretch[i].Hash == 0)
            {
                break;
            }
        }

        return ref Unsafe.NullRef<Slot>();
    }

    private ref Slot FindOrMake(ulong hash, in CounterWindow window)
    {
        Span<Slot> stretch = _slots.AsSpan(HomeOf(hash), Stretch);
        for (int i = 0; i < stretch.Length; i++)
        {
            if (stretch[i].Hash == hash)
            {
                return ref stretch[i];
            }

            if (stretch[i].Hash == 0)
            {
                return ref Make(ref stretch[i], hash, window);
            }
        }

        if (_slots.Length < _mostSlots)
        {
            Grow(window);
            return ref FindOrMake(hash, window);
        }

        return ref Replace(stretch, hash, window);
    }

    private ref Slot Make(ref Slot empty, ulong hash, in CounterWindow window)
    {
        if (_count >= (_slots.Length - Stretch) * (long)MostFull / 100 && _slots.Length < _mostSlots)
        {
            Grow(window);
            return ref FindOrMake(hash, window);
        }

        _count++;
        empty.Hash = hash;
        return ref empty;
    }

    private static ref Slot Replace(Span<Slot> stretch, ulong hash, in CounterWindow window)
    {
        int least = 0;
        long leastWorth = long.MaxValue;
        for (int i = 0; i < stretch.Length && leastWorth > 0; i++)
        {
            long worth = TCell.WorthOf(stretch[i].Cell, window);
            if (worth < leastWorth)
            {
                (least, leastWorth) = (i, worth);
            }
        }

        stretch[least] = new Slot { Hash = hash };
        return ref stretch[least];
    }

    private void Grow(in CounterWindow window)
    {
        Slot[] old = _slots;
        _slots = new Slot[(int)Math.Min(_mostSlots, (2L * (old.Length - Stretch)) + Stretch)];
        _count = 0;
        foreach (ref Slot slot in old.AsSpan())
        {
            if (slot.Hash != 0)
            {
                FindOrMake(slot.Hash, window).Cell = slot.Cell;
            }
        }
    }

    private void Enter()
    {
        if (Interlocked.CompareExchange(ref _lock, 1, 0) != 0)
        {
            Wait();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wait()
    {
        var spinner = default(SpinWait);
        do
        {
            spinner.SpinOnce();
        }
        while (Volatile.Read(ref _lock) != 0 || Interlocked.CompareExchange(ref _lock, 1, 0) != 0);
    }

    private void Leave() => Volatile.Write(ref _lock, 0);

    private struct Slot
    {
        public ulong Hash;
        public TCell Cell;
    }
}
