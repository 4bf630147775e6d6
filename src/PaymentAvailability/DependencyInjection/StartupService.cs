using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability;

/// <summary>Makes the resolver of each registration when the host starts, so that a faulty catalog or vocabulary stops the start and not the first payment.</summary>
internal sealed class StartupService : IHostedService
{
    private readonly IServiceProvider _provider;
    private readonly IEnumerable<Registration> _registrations;

    public StartupService(IServiceProvider provider, IEnumerable<Registration> registrations)
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

        if (!services.Any(service => !service.IsKeyedService && service.ImplementationType == typeof(StartupService)))
        {
            services.AddSingleton<IHostedService, StartupService>();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (Registration registration in _registrations)
        {
            _ = _provider.GetRequiredKeyedService<ReasonVocabulary>(registration.Key);
            _ = _provider.GetRequiredKeyedService<IPaymentAvailabilityResolver>(registration.Key);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One call of <c>AddPaymentAvailability</c> or its keyed form, by its key.</summary>
    internal sealed record Registration(string? Key);
}
