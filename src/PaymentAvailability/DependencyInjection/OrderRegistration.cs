using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PaymentAvailability;

/// <summary>Registers the verifier of orders where there is a source to verify them against. Adds nothing twice.</summary>
internal static class OrderRegistration
{
    public static void AddVerifierTo(IServiceCollection services, string? key)
    {
        services.TryAddKeyedSingleton(key, (provider, _) => CreateVerifier(provider, key));

        // Without a key the plain form is needed: the keyed one forgets the implementation type, by which duplicates are told.
        services.TryAddEnumerable(key is null
            ? ServiceDescriptor.Singleton<IOrderVerifier, OrderVerifier>(static provider => provider.GetRequiredService<OrderVerifier>())
            : ServiceDescriptor.KeyedSingleton<IOrderVerifier, OrderVerifier>(
                key, static (provider, ownKey) => provider.GetRequiredKeyedService<OrderVerifier>(ownKey)));
    }

    /// <summary>How the verifier runs unless the host says otherwise: its loader isolates the source itself, so that it never holds the caller.</summary>
    public static GateOptions Inline(GateOptions options) => options.Over(new GateOptions { Execution = GateExecution.Inline });

    // Of several sources the last counts, which is the one that the container gives.
    private static OrderVerifier CreateVerifier(IServiceProvider provider, string? key)
    {
        PaymentAvailabilityOptions options = ResolverFactory.OptionsOf(provider, key);
        return new OrderVerifier(
            provider.GetRequiredKeyedService<IOrderSource>(key), options.Orders, options.Deadline, provider.GetRequiredService<TimeProvider>());
    }
}
