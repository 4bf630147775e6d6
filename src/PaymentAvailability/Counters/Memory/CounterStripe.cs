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
        ref Slot found = ref Find(hash);
        if (!Unsafe.IsNullRef(ref found))
        {
            return ref found;
        }

        if (_count >= (_slots.Length - Stretch) * (long)MostFull / 100 && _slots.Length < _mostSlots)
        {
            Grow(window);
        }

        return ref _slots[Insert(new Slot { Hash = hash }, window)];
    }

    // Robin Hood (Celis, Larson and Munro, 1985): who is closer to home moves on for who is further away, so that nobody gets far.
    private int Insert(Slot carried, in CounterWindow window)
    {
        int place = -1;
        int at = HomeOf(carried.Hash);
        for (int away = 0; away < Stretch; away++, at++)
        {
            ref Slot slot = ref _slots[at];
            if (slot.Hash == 0)
            {
                _count++;
                slot = carried;
                return place < 0 ? at : place;
            }

            int resident = at - HomeOf(slot.Hash);
            if (resident < away)
            {
                (slot, carried) = (carried, slot);
                place = place < 0 ? at : place;
                away = resident;
            }
        }

        // The stretch of whoever is left over is full: who counts least there gives way, but never who has just come.
        int least = LeastWorth(HomeOf(carried.Hash), place, window);
        if (place >= 0 && TCell.WorthOf(carried.Cell, window) <= TCell.WorthOf(_slots[least].Cell, window))
        {
            return place;
        }

        _slots[least] = carried;
        return place < 0 ? least : place;
    }

    private int LeastWorth(int home, int except, in CounterWindow window)
    {
        int least = home == except ? home + 1 : home;
        long leastWorth = long.MaxValue;
        for (int at = home; at < home + Stretch && leastWorth > 0; at++)
        {
            long worth = TCell.WorthOf(_slots[at].Cell, window);
            if (at != except && worth < leastWorth)
            {
                (least, leastWorth) = (at, worth);
            }
        }

        return least;
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
                Insert(slot, window);
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
