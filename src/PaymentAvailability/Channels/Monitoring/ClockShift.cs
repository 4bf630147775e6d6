namespace PaymentAvailability;

/// <summary>Moves remembered moments along with a clock that jumped. The two ends of time stand for never, and stay.</summary>
internal static class ClockShift
{
    public static DateTimeOffset Of(DateTimeOffset moment, TimeSpan by)
    {
        if (moment == DateTimeOffset.MinValue || moment == DateTimeOffset.MaxValue)
        {
            return moment;
        }

        long ticks = Math.Clamp(moment.UtcTicks + by.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
