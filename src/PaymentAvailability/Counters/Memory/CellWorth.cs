namespace PaymentAvailability;

/// <summary>Says which cells to give up first: those that count nothing any more, then those that count least, and of these the oldest.</summary>
/// <remarks>Whoever floods a table with keys that are each counted once so replaces only what was counted once, and never what is counted often.</remarks>
internal static class CellWorth
{
    private const int Ages = 16;

    /// <param name="count">How many count.</param>
    /// <param name="behind">How many segments ago the newest was; less than 0 when the clock was corrected since.</param>
    /// <param name="reach">How far the window reaches.</param>
    public static long Of(long count, long behind, long reach) => (Math.Max(1, count) * Ages) + (Ages - 1) - (Math.Clamp(behind, 0, reach) * (Ages - 1) / reach);
}
