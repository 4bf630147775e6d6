using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Warns, when the host starts, of options that are legal and yet hardly meant.</summary>
internal static partial class OptionContradictions
{
    /// <summary>All of them, each with the values that do not go together.</summary>
    public static IEnumerable<string> Find(PaymentAvailabilityOptions options) =>
    [
        .. ProtectionFaults.FindContradictions(options.Orders.Protection, "Orders.Protection", options.Deadline),
        .. ProtectionFaults.FindContradictions(options.Attempts.Protection, "Attempts.Protection", options.Deadline),
    ];

    [SuppressMessage("Design", "CA1031", Justification = "A logger is foreign code; there is nobody to tell that telling failed.")]
    public static void Warn(PaymentAvailabilityOptions options, ILogger logger)
    {
        try
        {
            foreach (string contradiction in Find(options))
            {
                Contradicts(logger, contradiction);
            }
        }
        catch (Exception)
        {
        }
    }

    [LoggerMessage(55, LogLevel.Warning, "options contradict each other: {Contradiction}")]
    private static partial void Contradicts(ILogger logger, string contradiction);
}
