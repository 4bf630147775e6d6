using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Metrics and logs of changes of channel states. Safe for concurrent use; never throws.</summary>
internal sealed partial class ChannelTelemetry
{
    private readonly Counter<long> _changes;
    private readonly ILogger _logger;

    public ChannelTelemetry(IMeterFactory? meters, ILogger logger)
    {
        Meter meter = meters?.Create(TelemetryNames.Source) ?? new Meter(TelemetryNames.Source);
        _changes = meter.CreateCounter<long>(TelemetryNames.ChannelChanges, "{change}", "changes of channel states");
        _logger = logger;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Loggers and listeners are foreign code; there is nobody to tell that telling failed.")]
    public void Changed(ChannelStatusChange change)
    {
        try
        {
            ChannelStatus status = change.Status;
            string from = WireNames.ChannelState.NameOf(change.From);
            string to = WireNames.ChannelState.NameOf(status.State);
            var tags = new TagList
            {
                { "payment_availability.channel", status.Channel }, { "payment_availability.from", from }, { "payment_availability.to", to },
            };
            if (!status.IsOfWholeChannel)
            {
                tags.Add("payment_availability.part", status.Bank is null ? "method" : "bank");
            }

            _changes.Add(1, tags);
            if (status.State is ChannelState.Healthy or ChannelState.Unknown)
            {
                Works(_logger, status.Subject, from, to);
            }
            else
            {
                Ails(_logger, status.Subject, from, to, status.Evidence?.ToString() ?? status.SetBy ?? "announced or set");
            }
        }
        catch (Exception)
        {
        }
    }

    /// <summary>An exchange with other instances failed. What a store throws may hold anything, so only its type is told.</summary>
    public void NotShared(Exception failure) => CouldNotShare(_logger, failure.GetType().FullName!);

    [LoggerMessage(22, LogLevel.Warning, "the health of channels could not be shared with other instances: {ErrorType}")]
    private static partial void CouldNotShare(ILogger logger, string errorType);

    [LoggerMessage(20, LogLevel.Information, "channel {Channel}: {From} to {To}")]
    private static partial void Works(ILogger logger, string channel, string from, string to);

    [LoggerMessage(21, LogLevel.Warning, "channel {Channel}: {From} to {To}, {Evidence}")]
    private static partial void Ails(ILogger logger, string channel, string from, string to, string evidence);
}
