using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace PaymentAvailability;

/// <summary>Registers what keeps decisions, where a log of them is registered. Adds nothing twice.</summary>
internal static class DecisionRegistration
{
    public static void AddTo(IServiceCollection services, string? key)
    {
        services.TryAddKeyedSingleton(key, (provider, _) => new Kept(CreateRecorder(provider, key)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DecisionHost>());
    }

    /// <summary>Has the results of a resolver kept, if there is a log.</summary>
    public static IPaymentAvailabilityResolver Record(IServiceProvider provider, string? key, IPaymentAvailabilityResolver resolver) =>
        RecorderOf(provider, key) is { } recorder ? new RecordedResolver(resolver, recorder) : resolver;

    public static DecisionRecorder? RecorderOf(IServiceProvider provider, string? key) => provider.GetRequiredKeyedService<Kept>(key).Recorder;

    private static DecisionRecorder? CreateRecorder(IServiceProvider provider, string? key) =>
        provider.GetKeyedService<IDecisionLog>(key) is not { } log ? null : new DecisionRecorder(
            log,
            ResolverFactory.OptionsOf(provider, key).Decisions,
            key,
            provider.GetRequiredService<TimeProvider>(),
            ResolverFactory.LoggerOf<IDecisionLog>(provider));

    /// <summary>One recorder a registration, or none.</summary>
    internal sealed record Kept(DecisionRecorder? Recorder);
}
