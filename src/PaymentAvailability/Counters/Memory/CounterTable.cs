using System.Numerics;

namespace PaymentAvailability;

/// <summary>
/// The cells of one counter by the hash of their subject: open addressing over a short stretch of neighbouring slots, in stripes that lock and grow
/// on their own. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Bounded: when the stretch of a new subject is full, the cell in it that counts least now gives way, so that however many others come once, one
/// that is counted often is not forgotten. Two subjects are taken for one where their hashes are the same: among ten million once in 400,000 tables.
/// </remarks>
internal sealed class CounterTable<TCell> : ICounterTable
    where TCell : struct, ICounterCell<TCell>
{
    private const int MostStripes = 256;

    private const int FewestOfStripe = 1_024;

    private readonly Counter _counter;
    private readonly CounterStripe<TCell>[] _stripes;
    private readonly int _shift;
    private Segment _last = new(0, 0, 0);

    /// <param name="counter">What is counted.</param>
    /// <param name="capacity">How many subjects are told apart.</param>
    public CounterTable(Counter counter, int capacity)
    {
        _counter = counter;
        int stripes = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)(capacity / FewestOfStripe) + 1) / 2, 1, MostStripes);
        _shift = 64 - BitOperations.Log2((uint)stripes);
        _stripes = new CounterStripe<TCell>[stripes];
        for (int i = 0; i < stripes; i++)
        {
            _stripes[i] = new CounterStripe<TCell>((capacity + stripes - 1) / stripes);
        }
    }

    /// <summary>How many subjects have a cell.</summary>
    public int Count => _stripes.Sum(static stripe => stripe.Count);

    /// <summary>The memory that cells take, in bytes.</summary>
    public long Bytes => _stripes.Sum(static stripe => stripe.Bytes);

    public long Add(ulong hash, DateTimeOffset at, in CellChange change, out CounterReading reading) => StripeOf(hash).Add(NotEmpty(hash), WindowAt(at), change, out reading);

    public void Take(ulong hash, long segment, in CellChange change) => StripeOf(hash).Take(NotEmpty(hash), segment, change);

    public CounterReading Read(ulong hash, DateTimeOffset at, long? easesBelowCount, long? easesBelowAmount) =>
        StripeOf(hash).Read(NotEmpty(hash), WindowAt(at), easesBelowCount, easesBelowAmount);

    // Moments follow each other closely, and dividing takes longer than looking whether the segment is still the one of the last.
    private CounterWindow WindowAt(DateTimeOffset at)
    {
        long ticks = at.UtcTicks - DateTime.UnixEpoch.Ticks;
        Segment last = _last;
        if ((ulong)(ticks - last.Begins) >= (ulong)last.Length)
        {
            _last = last = SegmentOf(at, ticks);
        }

        return new(_counter, ticks, last.Number);
    }

    // Of a calendar period what is left of it: its beginning does not matter to moments that come after this one.
    private Segment SegmentOf(DateTimeOffset at, long ticks)
    {
        long number = _counter.SegmentAt(at);
        return _counter.Kind == CounterKind.Calendar
            ? new Segment(number, ticks, _counter.EndOf(number).UtcTicks - DateTime.UnixEpoch.Ticks - ticks)
            : new Segment(number, number * _counter.SegmentTicks, _counter.SegmentTicks);
    }

    // 0 marks an empty slot.
    private static ulong NotEmpty(ulong hash) => hash == 0 ? 1 : hash;

    // A shift by 64 is a shift by none: one stripe has no bits to choose it.
    private CounterStripe<TCell> StripeOf(ulong hash) => _stripes[_stripes.Length == 1 ? 0 : hash >> _shift];

    private sealed record Segment(long Number, long Begins, long Length);
}
