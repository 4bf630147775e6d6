namespace PaymentAvailability.Sql;

/// <summary>Which rows are in the window of a counter. By default of nothing.</summary>
/// <param name="Key">Of counter and subject.</param>
/// <param name="IsDistinct">Whether it is members that are counted.</param>
/// <param name="First">The first segment; of members the time after which they were seen, in ticks.</param>
/// <param name="Last">The last segment; of members the time until which they were seen, in ticks: one further ahead was seen by a clock that was wrong.</param>
internal readonly record struct WindowQuery(Guid Key, bool IsDistinct, long First, long Last);

/// <summary>A row in a window.</summary>
/// <param name="Segment">The segment; of a member when it was seen last, in ticks.</param>
/// <param name="Count">How many.</param>
/// <param name="Amount">How much.</param>
internal readonly record struct WindowRow(long Segment, long Count, long Amount);

/// <summary>What is in the window of a counter at a moment, and what the rows in it come to.</summary>
internal static class CounterWindows
{
    /// <summary>The counter that is kept: a database has room to count exactly what memory only estimates.</summary>
    public static Counter ExactOf(Counter counter) => counter.Kind == CounterKind.Approximate ? Counter.Sliding(counter.Name, counter.Length) : counter;

    /// <summary>A moment after another, in ticks, or the last one there is.</summary>
    public static long Later(long ticks, TimeSpan by) => ticks > DateTime.MaxValue.Ticks - by.Ticks ? DateTime.MaxValue.Ticks : ticks + by.Ticks;

    public static WindowQuery Of(Counter counter, Guid key, DateTimeOffset at)
    {
        if (counter.Kind == CounterKind.Distinct)
        {
            return new(key, true, at.UtcTicks - counter.Length.Ticks, Later(at.UtcTicks, counter.Length));
        }

        long last = ExactOf(counter).SegmentAt(at);
        return new(key, false, counter.Kind == CounterKind.Calendar ? last : last - Counter.Segments + 1, last);
    }

    /// <summary>What a counter stands at, and when it eases.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="rows">The rows in its window, oldest first.</param>
    public static CounterReading Read(CounterQuery query, ReadOnlySpan<WindowRow> rows)
    {
        bool isDistinct = query.Counter.Kind == CounterKind.Distinct;
        long count = 0;
        long amount = 0;
        int stay = IsEased(query, 0, 0) ? rows.Length : -1;
        for (int i = rows.Length - 1; i >= 0; i--)
        {
            count = Math.Min(Sum(count, rows[i].Count), isDistinct ? CounterReading.MostDistinct : long.MaxValue);
            amount = Sum(amount, rows[i].Amount);
            if (stay == i + 1 && IsEased(query, count, amount))
            {
                stay = i;
            }
        }

        return new CounterReading(count, amount, stay switch
        {
            0 => null,
            < 0 => DateTimeOffset.MaxValue,
            _ => EndOf(query.Counter, rows[stay - 1].Segment),
        });
    }

    /// <summary>The sum of numbers, or the largest or smallest number there is.</summary>
    public static long Sum(long one, long other) => long.CreateSaturating((Int128)one + other);

    private static bool IsEased(in CounterQuery query, long count, long amount) => !(count >= query.EasesBelowCount) && !(amount >= query.EasesBelowAmount);

    private static DateTimeOffset EndOf(Counter counter, long segment) =>
        counter.Kind == CounterKind.Distinct ? new DateTimeOffset(Later(segment, counter.Length), TimeSpan.Zero) : ExactOf(counter).EndOf(segment);
}
