using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PaymentAvailability;

/// <summary>Registers the verifier of one registration and what it needs.</summary>
internal static class VerificationRegistration
{
    public static void AddTo(IServiceCollection services, string? key)
    {
        services.TryAddKeyedSingleton<IVerificationAttemptStore>(
            key, (provider, _) => new InMemoryVerificationStore(ResolverFactory.OptionsOf(provider, key).Verification.MaximumTracked));
        services.TryAddKeyedSingleton(key, (provider, _) => CreateKeys(provider, key));
        services.TryAddKeyedSingleton(key, (provider, _) => new PaymentVerifier(
            provider.GetKeyedServices<IVerificationProvider>(key),
            provider.GetRequiredKeyedService<IVerificationAttemptStore>(key),
            provider.GetRequiredKeyedService<SubjectKeys>(key),
            ResolverFactory.OptionsOf(provider, key).Verification,
            new VerificationTelemetry(provider.GetService<IMeterFactory>(), ResolverFactory.LoggerOf<PaymentVerifier>(provider)),
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The gate that withholds ways, where the host has a provider and so something is counted.</summary>
    public static VerificationGate? CreateGate(IServiceProvider provider, string? key, out bool isInMemory)
    {
        IVerificationAttemptStore store = provider.GetRequiredKeyedService<IVerificationAttemptStore>(key);
        isInMemory = store is InMemoryVerificationStore;
        return provider.GetKeyedServices<IVerificationProvider>(key).Any() ? new VerificationGate(store, provider.GetRequiredKeyedService<SubjectKeys>(key)) : null;
    }

    private static SubjectKeys CreateKeys(IServiceProvider provider, string? key)
    {
        string? secret = ResolverFactory.OptionsOf(provider, key).Verification.Secret;
        bool isNeeded = provider.GetRequiredKeyedService<IVerificationAttemptStore>(key) is not InMemoryVerificationStore
            && provider.GetKeyedServices<IVerificationProvider>(key).Any();
        return secret is not null || !isNeeded
            ? new SubjectKeys(secret)
            : throw new InvalidOperationException(
                "Verification.Secret is missing; a store that outlives the process needs keys that every instance makes alike: set at least 16 random characters");
    }
}
