using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>What is logged of keeping decisions; <c>docs/telemetry.md</c> lists the events.</summary>
internal static partial class DecisionLogMessages
{
    [LoggerMessage(50, LogLevel.Warning, "decisions could not be kept ({Error}); they are handed over again until it works")]
    public static partial void NotKept(ILogger logger, string? error);

    [LoggerMessage(51, LogLevel.Warning, "decisions are kept again; {Dropped} were dropped because too many waited")]
    public static partial void KeptAgain(ILogger logger, long dropped);
}
