using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>What reports write to the log. Never a reference: the caller has the receipt, and knows which order and attempt it is about.</summary>
internal static partial class ReportLog
{
    [LoggerMessage(10, LogLevel.Warning, "a report contradicts an earlier one: {Reported} was reported, {Status} is what holds for the attempt")]
    public static partial void Contradictory(ILogger logger, string reported, string status);

    [LoggerMessage(11, LogLevel.Warning, "an attempt was reconciled as {Outcome} by {By}: {Result}, {Count} reconciled since the start")]
    public static partial void Reconciled(ILogger logger, string outcome, string by, string result, long count);
}
