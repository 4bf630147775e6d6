using Microsoft.Extensions.Hosting;

namespace PaymentAvailability;

/// <summary>Starts and stops, with the host, what keeps the decisions of each registration.</summary>
internal sealed class DecisionHost(IServiceProvider provider, IEnumerable<PaymentAvailabilityStartup.Registration> registrations) : IHostedService
{
    private readonly List<DecisionRecorder> _recorders = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _recorders.AddRange(registrations.Select(registration => DecisionRegistration.RecorderOf(provider, registration.Key)).OfType<DecisionRecorder>());
        _recorders.ForEach(recorder => recorder.Start());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_recorders.Select(recorder => recorder.StopAsync(cancellationToken)));
}
