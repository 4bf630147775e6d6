namespace PaymentAvailability;

/// <summary>Turns a measured number into a score: 0 below one number, 1 from another on, evenly between.</summary>
internal static class RiskScale
{
    /// <param name="value">What was measured.</param>
    /// <param name="from">From where on it is suspicious.</param>
    /// <param name="to">From where on it is as suspicious as can be; the same as <paramref name="from"/> for a step.</param>
    public static double Score(double value, double from, double? to)
    {
        double full = to ?? from;
        return value < from ? 0 : value >= full ? 1 : (value - from) / (full - from);
    }
}
