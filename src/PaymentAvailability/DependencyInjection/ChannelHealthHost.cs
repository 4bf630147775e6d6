using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability;

/// <summary>Starts and stops, with the host, what watches the channels of each registration.</summary>
internal sealed class ChannelHealthHost(IServiceProvider provider, IEnumerable<PaymentAvailabilityStartup.Registration> registrations) : IHostedService
{
    private readonly List<Func<CancellationToken, Task>> _stops = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (PaymentAvailabilityStartup.Registration registration in registrations)
        {
            ChannelStatusObserverPumps pumps = provider.GetRequiredKeyedService<ChannelStatusObserverPumps>(registration.Key);
            ChannelProbeService probes = provider.GetRequiredKeyedService<ChannelProbeService>(registration.Key);

            // Who listens comes before those that make something happen, and goes after them.
            pumps.Start();
            IDisposable ticking = provider.GetRequiredKeyedService<ChannelMonitor>(registration.Key).StartTicking();
            ChannelHealthSharing? sharing = ChannelHealthRegistration.StartSharing(provider, registration.Key);
            probes.Start();
            _stops.Add(async stopping =>
            {
                await probes.StopAsync(stopping).ConfigureAwait(false);
                sharing?.Dispose();
                ticking.Dispose();
                await pumps.StopAsync(stopping).ConfigureAwait(false);
            });
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Task stopping = Task.WhenAll(_stops.Select(stop => stop(cancellationToken)));
        _stops.Clear();
        return stopping;
    }
}
