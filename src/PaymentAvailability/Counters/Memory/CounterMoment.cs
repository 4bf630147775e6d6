namespace PaymentAvailability;

/// <summary>A moment as a window sees it.</summary>
/// <param name="Segment">The number of the segment, bucket, calendar period or, for different members, second in which it lies; later ones are larger.</param>
/// <param name="Left">How many ticks are left of the segment, more than 0; not known of a calendar period.</param>
/// <param name="Length">How many ticks a segment has.</param>
internal readonly record struct CounterMoment(long Segment, long Left, long Length)
{
    /// <summary>Which share of the segment is left: 1 at its beginning, towards 0 at its end.</summary>
    public double Share => (double)Left / Length;
}
