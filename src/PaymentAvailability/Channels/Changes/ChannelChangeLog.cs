using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>What observers of channels make the log say. What they throw is told by type only: messages may hold anything.</summary>
internal static partial class ChannelChangeLog
{
    [LoggerMessage(30, LogLevel.Warning, "channel status observer {Observer} took too long and was told to stop; until it returns it is told nothing")]
    public static partial void ObserverLate(ILogger logger, string? observer);

    [LoggerMessage(31, LogLevel.Warning, "channel status observer {Observer} failed with {ExceptionType}")]
    public static partial void ObserverFailed(ILogger logger, string? observer, string? exceptionType);
}
