using System.Runtime.CompilerServices;

namespace PaymentAvailability;

/// <summary>
/// Counts different members seen lately, up to <see cref="CounterReading.MostDistinct"/>, from the hash of each and the second it was last seen in.
/// A member counts until the beginning of the second that is the window's length after that one.
/// </summary>
/// <remarks>Of more members the ones that were seen last are kept, which makes the count exact all the same. Members with one 32-bit hash are taken for one.</remarks>
internal struct DistinctCell : ICounterCell
{
    private Members _members;

    public long Add(in CounterMoment moment, ref CellChange change, long reach)
    {
        uint second = SecondOf(moment);
        uint newest = Newest;
        if (newest - (long)second > reach)
        {
            this = default;
        }
        else
        {
            second = Math.Max(second, newest);
        }

        int place = 0;
        for (int i = 0; i < CounterReading.MostDistinct; i++)
        {
            if (_members[i].Hash == change.Member && _members[i].Second != 0)
            {
                place = i;
                break;
            }

            if (_members[i].Second < _members[place].Second)
            {
                place = i;
            }
        }

        _members[place] = new Member { Hash = change.Member, Second = second };
        return second;
    }

    /// <summary>Nothing: who was seen was seen.</summary>
    public readonly void Take(long segment, long count, long amount)
    {
    }

    /// <summary>Nothing, for the same reason.</summary>
    public readonly void Return(long segment, long count, long amount)
    {
    }

    public readonly CellTotals Read(in CounterMoment moment, long reach)
    {
        long second = Math.Max(SecondOf(moment), Newest);
        if (second - SecondOf(moment) > reach)
        {
            return default;
        }

        int count = 0;
        foreach (ref readonly Member member in (ReadOnlySpan<Member>)_members)
        {
            count += member.Second != 0 && member.Second > second - reach ? 1 : 0;
        }

        return new CellTotals(count, 0);
    }

    public readonly DateTimeOffset EasesAt(CounterWindow window, long utcTicks, in CellLimits limits)
    {
        if (!limits.AreAbove(default))
        {
            return DateTimeOffset.MaxValue;
        }

        // Below a limit of k as soon as the k-th newest member is gone.
        Span<uint> seconds = stackalloc uint[CounterReading.MostDistinct];
        for (int i = 0; i < seconds.Length; i++)
        {
            seconds[i] = _members[i].Second;
        }

        seconds.Sort();
        return window.StartOf(seconds[^(int)limits.Count!.Value] + window.Reach);
    }

    public readonly long WorthAt(in CounterMoment moment, long reach)
    {
        long count = Read(moment, reach).Count;
        return count == 0 ? 0 : CellWorth.Of(count, SecondOf(moment) - (long)Newest, reach);
    }

    private readonly uint Newest
    {
        get
        {
            uint newest = 0;
            foreach (ref readonly Member member in (ReadOnlySpan<Member>)_members)
            {
                newest = Math.Max(newest, member.Second);
            }

            return newest;
        }
    }

    // 0 is the second of a place that nobody has taken.
    private static uint SecondOf(in CounterMoment moment) => (uint)Math.Clamp(moment.Segment, 1, uint.MaxValue);

    private struct Member
    {
        public uint Hash;
        public uint Second;
    }

    [InlineArray(CounterReading.MostDistinct)]
    private struct Members
    {
        private Member _first;
    }
}
