namespace PaymentAvailability;

/// <summary>What a report of an outcome does to what is known. Two rules: money once taken stays taken, and else the first result holds.</summary>
internal static class AttemptRules
{
    /// <param name="known">What is known of the attempt, if anything.</param>
    /// <param name="reported">What is reported: anything but a beginning.</param>
    /// <returns>What is known afterwards, and what to call the report.</returns>
    public static (AttemptStatus After, ReportResult Result) Judge(AttemptStatus? known, AttemptStatus reported) => known switch
    {
        null or AttemptStatus.Begun => (reported, ReportResult.Accepted),
        { } same when same == reported => (same, ReportResult.Duplicate),
        AttemptStatus.InDoubt => (reported, ReportResult.Accepted),
        { } settled when reported == AttemptStatus.InDoubt => (settled, ReportResult.Outdated),

        // Whoever says that money was taken is believed, because the price of not believing is a second payment.
        { } when reported == AttemptStatus.Succeeded => (reported, ReportResult.Contradictory),
        { } settled => (settled, ReportResult.Contradictory),
    };
}
