using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Logs what a store of counters did not take. Loggers are foreign code; there is nobody to tell that telling failed.</summary>
[SuppressMessage("Design", "CA1031", Justification = "Telling must not cost what it tells of.")]
internal sealed partial class CounterWriterLog(ILogger logger)
{
    public void Waits() => Tell(() => LogWaits(logger));

    public void CaughtUp(int changes) => Tell(() => LogCaughtUp(logger, changes));

    public void Dropped(long changes) => Tell(() => LogDropped(logger, changes));

    public void SetAside() => Tell(() => LogSetAside(logger));

    private static void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception)
        {
        }
    }

    [LoggerMessage(56, LogLevel.Warning, "the store of counters fails or is late; changes wait for it")]
    private static partial void LogWaits(ILogger logger);

    [LoggerMessage(57, LogLevel.Information, "the store of counters took {Changes} changes that had waited")]
    private static partial void LogCaughtUp(ILogger logger, int changes);

    [LoggerMessage(58, LogLevel.Error, "{Changes} changes of counters were dropped, because too many wait for the store; velocity and limits count too little")]
    private static partial void LogDropped(ILogger logger, long changes);

    [LoggerMessage(59, LogLevel.Error, "a change of counters was set aside: the store takes others and refused it again and again; find out why in what the store logs")]
    private static partial void LogSetAside(ILogger logger);
}
