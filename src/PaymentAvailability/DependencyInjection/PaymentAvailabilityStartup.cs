using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability;

/// <summary>
/// Makes the resolver of each registration when the host starts, so that a faulty catalog, vocabulary or mapping of codes stops the
/// start and not the first payment; then follows the changes of each catalog until the host stops.
/// </summary>
internal sealed class PaymentAvailabilityStartup : IHostedService
{
    private readonly IServiceProvider _provider;
    private readonly IEnumerable<Registration> _registrations;
    private readonly List<IDisposable> _watches = [];

    public PaymentAvailabilityStartup(IServiceProvider provider, IEnumerable<Registration> registrations)
    {
        _provider = provider;
        _registrations = registrations;
    }

    public static void AddTo(IServiceCollection services, string? key)
    {
        var registration = new Registration(key);
        if (!services.Any(service => !service.IsKeyedService && registration.Equals(service.ImplementationInstance)))
        {
            services.AddSingleton(registration);
        }

        if (!services.Any(service => !service.IsKeyedService && service.ImplementationType == typeof(PaymentAvailabilityStartup)))
        {
            services.AddSingleton<IHostedService, PaymentAvailabilityStartup>();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (Registration registration in _registrations)
        {
            OptionContradictions.Warn(ResolverFactory.OptionsOf(_provider, registration.Key), ResolverFactory.LoggerOf<PaymentAvailabilityOptions>(_provider));
            _ = _provider.GetRequiredKeyedService<ReasonVocabulary>(registration.Key);
            _ = _provider.GetRequiredKeyedService<GatewayCodes>(registration.Key);
            _ = _provider.GetRequiredKeyedService<IPaymentAvailabilityResolver>(registration.Key);
            _ = _provider.GetRequiredKeyedService<IPaymentReporter>(registration.Key);
            _ = _provider.GetRequiredKeyedService<PaymentVerifier>(registration.Key);
            Follow(_provider.GetRequiredKeyedService<PaymentCatalogStore>(registration.Key), _provider.GetKeyedService<ICatalogSource>(registration.Key));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _watches.ForEach(watch => watch.Dispose());
        _watches.Clear();
        return Task.CompletedTask;
    }

    private void Follow(PaymentCatalogStore store, ICatalogSource? source)
    {
        var telemetry = new CatalogTelemetry(_provider.GetService<IMeterFactory>(), ResolverFactory.LoggerOf<PaymentCatalogStore>(_provider));
        telemetry.Accepted(store.Current);
        if (source is null)
        {
            return;
        }

        _watches.Add(source.Watch(
            catalog =>
            {
                store.Swap(catalog);
                telemetry.Accepted(catalog);
            },
            telemetry.Refused));
    }

    /// <summary>One call of <c>AddPaymentAvailability</c> or its keyed form, by its key.</summary>
    internal sealed record Registration(string? Key);
}
