using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>The last eight different members, each with the second in which it was last seen.</summary>
internal struct DistinctCell : ICounterCell<DistinctCell>
{
    private Numbers _members;
    private Numbers _seen;

    public static long Add(ref DistinctCell cell, in CounterWindow window, in CellChange change)
    {
        uint now = Second(window.Ticks);
        int place = 0;
        for (int i = 0; i < CounterReading.MostDistinct; i++)
        {
            if (cell._seen[i] != 0 && cell._members[i] == change.Member)
            {
                place = i;
                break;
            }

            place = cell._seen[i] < cell._seen[place] ? i : place;
        }

        cell._members[place] = change.Member;
        cell._seen[place] = now;
        return now;
    }

    // Who was seen was seen, whatever came of it.
    public static void Take(ref DistinctCell cell, long segment, in CellChange change)
    {
    }

    public static CounterReading Read(in DistinctCell cell, in CounterWindow window, long? easesBelowCount, long? easesBelowAmount)
    {
        Span<long> ends = stackalloc long[CounterReading.MostDistinct];
        int count = 0;
        for (int i = 0; i < CounterReading.MostDistinct; i++)
        {
            if (IsInWindow(cell._seen[i], window))
            {
                ends[count++] = EndOf(cell._seen[i], window.Counter);
            }
        }

        if (count < (easesBelowCount ?? long.MaxValue))
        {
            return new CounterReading(count, 0);
        }

        // So many have to leave that one fewer than the limit is left; those seen longest ago leave first.
        ends = ends[..count];
        ends.Sort();
        long leaving = count - easesBelowCount!.Value;
        return new CounterReading(count, 0, new DateTimeOffset(DateTime.UnixEpoch.Ticks + ends[(int)Math.Clamp(leaving, 0, count - 1)], TimeSpan.Zero));
    }

    public static long WorthOf(in DistinctCell cell, in CounterWindow window)
    {
        int count = 0;
        for (int i = 0; i < CounterReading.MostDistinct; i++)
        {
            count += IsInWindow(cell._seen[i], window) ? 1 : 0;
        }

        return count;
    }

    // Seen later than now is a clock that was set back: it counts, unless by more than the window.
    private static bool IsInWindow(uint seen, in CounterWindow window) =>
        seen != 0 && EndOf(seen, window.Counter) > window.Ticks && (seen * TimeSpan.TicksPerSecond) - window.Counter.Length.Ticks <= window.Ticks;

    private static long EndOf(uint seen, Counter counter) => (seen * TimeSpan.TicksPerSecond) + counter.Length.Ticks;

    private static uint Second(long ticks) => (uint)Math.Clamp(ticks / TimeSpan.TicksPerSecond, 1, uint.MaxValue);

    [InlineArray(CounterReading.MostDistinct)]
    private struct Numbers
    {
        private uint _first;
    }
}
