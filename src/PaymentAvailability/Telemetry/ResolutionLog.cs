using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>What resolutions write to the log. Exceptions of foreign code are told by type only: their messages may hold anything.</summary>
internal static partial class ResolutionLog
{
    [LoggerMessage(1, LogLevel.Information, "resolution {Id} found nothing available: {Reason} first, {ClosedCount} options closed, catalog {CatalogVersion}")]
    public static partial void NothingAvailable(ILogger logger, ResolutionId id, ReasonCode reason, int closedCount, string catalogVersion);

    [LoggerMessage(2, LogLevel.Warning, "gate {Gate} could not find out: {Cause} {ExceptionType}")]
    public static partial void GateUnknown(ILogger logger, string gate, string cause, string? exceptionType);

    [LoggerMessage(5, LogLevel.Warning, "resolution {Id} was ranked without the host's channel ranking, which answered {Fault}")]
    public static partial void RankingFaulty(ILogger logger, ResolutionId id, string fault);
}
