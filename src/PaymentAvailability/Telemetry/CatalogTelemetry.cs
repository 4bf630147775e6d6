using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PaymentAvailability;

/// <summary>Metrics and logs of catalogs that were offered for use.</summary>
internal sealed partial class CatalogTelemetry
{
    private readonly Counter<long> _loads;
    private readonly ILogger _logger;

    public CatalogTelemetry(IMeterFactory? meters, ILogger logger)
    {
        Meter meter = meters?.Create(TelemetryNames.Source) ?? new Meter(TelemetryNames.Source);
        _loads = meter.CreateCounter<long>(TelemetryNames.CatalogLoads, "{catalog}", "catalogs that were offered for use");
        _logger = logger;
    }

    public void Accepted(PaymentCatalog catalog)
    {
        _loads.Add(1, new KeyValuePair<string, object?>("payment_availability.accepted", true));
        InUse(_logger, catalog.Version, catalog.Methods.Length, catalog.Routes.Length);
    }

    public void Refused(Exception failure)
    {
        _loads.Add(1, new KeyValuePair<string, object?>("payment_availability.accepted", false));
        KeptOld(_logger, failure is CatalogException ? failure.Message : failure.GetType().FullName!);
    }

    [LoggerMessage(3, LogLevel.Information, "catalog {Version} is in use: {MethodCount} methods, {RouteCount} routes")]
    private static partial void InUse(ILogger logger, string version, int methodCount, int routeCount);

    [LoggerMessage(4, LogLevel.Error, "a changed catalog was refused and the one in use is kept: {Faults}")]
    private static partial void KeptOld(ILogger logger, string faults);
}
