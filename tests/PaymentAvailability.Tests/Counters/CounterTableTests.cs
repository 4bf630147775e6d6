using System.Runtime.CompilerServices;

namespace PaymentAvailability.Tests;

/// <summary>A table keeps what counts within its bound, and loses nothing to threads that meet.</summary>
public sealed class CounterTableTests
{
    private const ulong Seed = 20270109;

    private static readonly long Now = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero).UtcTicks;

    private readonly CounterWindows _windows = new();
    private readonly int _minute;
    private readonly int _day;

    public CounterTableTests()
    {
        _minute = _windows.NumberOf(Counter.Approximate("minute", TimeSpan.FromMinutes(1)));
        _day = _windows.NumberOf(Counter.Approximate("day", TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Cells_are_as_small_as_they_are_said_to_be() =>
        (Unsafe.SizeOf<TwoBucketCell>(), Unsafe.SizeOf<CalendarCell>(), Unsafe.SizeOf<DistinctCell>(), Unsafe.SizeOf<RingCell>(), CounterBucket<TwoBucketCell>.Size)
            .Should().Be((16, 32, 64, 164, 64));

    [Fact]
    public void A_key_finds_its_cell_again()
    {
        var table = new CounterTable<TwoBucketCell>(2_000, _windows);
        for (ulong key = 0; key < 1_000; key++)
            Add(table, key, _minute, Now, (long)key);

        for (ulong key = 0; key < 1_000; key++)
            Amount(table, key, _minute, Now).Should().Be((long)key);
        table.Find(Hash(1_000)).IsFound.Should().BeFalse();
        table.CountHeld().Should().Be(1_000);
    }

    [Fact]
    public void Nearly_all_of_as_many_keys_as_it_is_made_for_are_held()
    {
        var table = new CounterTable<TwoBucketCell>(100_000, _windows);
        for (ulong key = 0; key < 100_000; key++)
            Add(table, key, _minute, Now, 1);

        table.CountHeld().Should().BeGreaterThan(97_500);
        table.Slots.Should().BeLessThan(134_000);
        ((double)table.SizeInBytes / table.CountHeld()).Should().BeLessThan(30);
    }

    [Fact]
    public void A_flood_of_keys_displaces_none_that_is_counted_often()
    {
        const ulong Hot = 1_000;
        var table = new CounterTable<TwoBucketCell>(4_000, _windows);
        for (ulong key = 0; key < Hot; key++)
        {
            Add(table, key, _day, Now, 5);
            Add(table, key, _day, Now, 5);
        }

        // They were counted in the bucket before the one that the flood fills.
        long later = Now + TimeSpan.TicksPerDay;
        for (ulong key = Hot; key < 3_000_000; key++)
            Add(table, key, _day, later, 1);

        int lost = 0;
        for (ulong key = 0; key < Hot; key++)
            lost += Amount(table, key, _day, later) is 5 ? 0 : 1;
        lost.Should().Be(0, "they count twice, and each of the flood once");
        table.CountHeld().Should().BeLessThanOrEqualTo(table.Slots);
    }

    [Fact]
    public void What_counts_nothing_any_more_makes_room_first_by_the_window_of_its_own_counter()
    {
        var table = new CounterTable<TwoBucketCell>(300, _windows);
        for (ulong key = 0; key < 200; key++)
        {
            for (int i = 0; i < 10; i++)
                Add(table, key, _minute, Now, 1);
        }

        long later = Now + (3 * TimeSpan.TicksPerMinute);
        for (ulong key = 200; key < 450; key++)
            Add(table, key, _day, later, 1);

        int lost = 0;
        for (ulong key = 200; key < 450; key++)
            lost += Amount(table, key, _day, later) is 1 ? 0 : 1;
        lost.Should().BeLessThan(5, "keys that count for a day take the places of those that counted for a minute");
    }

    [Fact]
    public void Threads_that_add_to_the_same_keys_lose_no_count_and_make_no_key_twice()
    {
        const int Rounds = 40;
        const int Keys = 500;
        const int Adds = 20;
        for (int round = 0; round < Rounds; round++)
        {
            var table = new CounterTable<RingCell>(4 * Keys, _windows);
            using var start = new Barrier(2);
            void Work()
            {
                start.SignalAndWait();
                for (int i = 0; i < Keys * Adds; i++)
                    Add(table, (ulong)(i / Adds), _minute, Now, 1);
            }

            var other = new Thread(Work);
            other.Start();
            Work();
            other.Join();

            table.CountHeld().Should().Be(Keys);
            for (ulong key = 0; key < Keys; key++)
                Amount(table, key, _minute, Now).Should().Be(2 * Adds);
        }
    }

    [Fact]
    public void Threads_in_a_table_that_is_much_too_small_neither_block_each_other_nor_count_too_much()
    {
        var table = new CounterTable<TwoBucketCell>(8, _windows);
        long most = 0;
        void Work()
        {
            for (ulong i = 0; i < 300_000; i++)
                InterlockedMax(ref most, Add(table, i % 100, _minute, Now, 1));
        }

        var other = new Thread(Work);
        other.Start();
        Work();
        other.Join();

        most.Should().BeLessThanOrEqualTo(600_000);
        table.CountHeld().Should().BeLessThanOrEqualTo(table.Slots);
    }

    [Fact]
    public void There_are_as_many_windows_as_have_a_number()
    {
        for (int seconds = 100; seconds < 100 + (1 << CounterWindows.Bits) - 2; seconds++)
            _windows.NumberOf(Counter.Approximate("any", TimeSpan.FromSeconds(seconds))).Should().Be(seconds - 98);

        _windows.NumberOf(Counter.Approximate("other", TimeSpan.FromSeconds(100))).Should().Be(2, "its shape has a number");
        _windows.Invoking(windows => windows.NumberOf(Counter.Approximate("any", TimeSpan.FromSeconds(50)))).Should().Throw<InvalidOperationException>();
    }

    private static ulong Hash(ulong key)
    {
        ulong mixed = (key + Seed) * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (long seen = Volatile.Read(ref most); value > seen;)
        {
            long before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    private long Add<TCell>(CounterTable<TCell> table, ulong key, int window, long at, long amount)
        where TCell : struct, ICounterCell
    {
        CounterEntry<TCell> entry = table.Enter(Hash(key), window, at);
        var change = new CellChange(1, amount);
        entry.Cell.Add(_windows[window].At(at), ref change, _windows[window].Reach);
        long count = entry.Cell.Read(_windows[window].At(at), _windows[window].Reach).Count;
        entry.Leave();
        return count;
    }

    private long? Amount<TCell>(CounterTable<TCell> table, ulong key, int window, long at)
        where TCell : struct, ICounterCell
    {
        CounterEntry<TCell> entry = table.Find(Hash(key));
        if (!entry.IsFound)
            return null;

        long amount = entry.Cell.Read(_windows[window].At(at), _windows[window].Reach).Amount;
        entry.Leave();
        return amount;
    }
}
