using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Counts starts and checks of verifications, and logs providers that fail. Tags are bounded: ways and outcomes; nothing of a payer.</summary>
internal sealed partial class VerificationTelemetry
{
    private readonly Counter<long> _starts;
    private readonly Counter<long> _checks;
    private readonly ILogger _logger;

    public VerificationTelemetry(IMeterFactory? meters, ILogger logger)
    {
        Meter meter = meters?.Create(TelemetryNames.Source) ?? new Meter(TelemetryNames.Source);
        _starts = meter.CreateCounter<long>(TelemetryNames.VerificationStarts, "{start}", "verifications that were to be started");
        _checks = meter.CreateCounter<long>(TelemetryNames.VerificationChecks, "{check}", "answers to verifications");
        _logger = logger;
    }

    public void Started(VerificationMethods method, VerificationStartOutcome outcome) =>
        Count(_starts, WireNames.Verification.NameOf(method), WireNames.StartOutcome.NameOf(outcome));

    public void Checked(VerificationMethods? method, VerificationCheckOutcome outcome) =>
        Count(_checks, method is { } known ? WireNames.Verification.NameOf(known) : "unknown", WireNames.CheckOutcome.NameOf(outcome));

    /// <summary>A provider did not do what it was asked.</summary>
    /// <param name="method">The way.</param>
    /// <param name="trouble">A word, or the type of what it threw.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Loggers are foreign code; there is nobody to tell that telling failed.")]
    public void Failed(VerificationMethods method, string trouble)
    {
        try
        {
            ProviderFailed(_logger, WireNames.Verification.NameOf(method), trouble);
        }
        catch (Exception)
        {
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Listeners are foreign code; there is nobody to tell that telling failed.")]
    private static void Count(Counter<long> counter, string method, string result)
    {
        try
        {
            if (counter.Enabled)
            {
                counter.Add(1, new TagList { { "payment_availability.method", method }, { "payment_availability.result", result } });
            }
        }
        catch (Exception)
        {
        }
    }

    [LoggerMessage(40, LogLevel.Warning, "the provider of verification {Method} failed: {Trouble}")]
    private static partial void ProviderFailed(ILogger logger, string method, string trouble);
}
