using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Writes what one probe finds to the log when it is something else than before. For one thread at a time.</summary>
/// <remarks>What probes throw is told by type only: the address of a probe may hold a secret, and so may a message.</remarks>
internal sealed partial class ProbeLog(ILogger logger, string channel)
{
    private string? _problem;

    [SuppressMessage("Design", "CA1031", Justification = "A logger is foreign code; there is nobody to tell that telling failed.")]
    public void Write(string? problem)
    {
        if (problem == _problem)
        {
            return;
        }

        _problem = problem;
        try
        {
            if (problem is null)
            {
                Answers(logger, channel);
            }
            else
            {
                Fails(logger, channel, problem);
            }
        }
        catch (Exception)
        {
        }
    }

    [LoggerMessage(32, LogLevel.Warning, "a probe of channel {Channel} fails: {Problem}")]
    private static partial void Fails(ILogger logger, string channel, string problem);

    [LoggerMessage(33, LogLevel.Information, "a probe of channel {Channel} finds it healthy again")]
    private static partial void Answers(ILogger logger, string channel);
}
