using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PaymentAvailability;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers payment availability with a host.</summary>
/// <remarks>
/// Every method may be called more than once, adds nothing twice, and leaves alone what the host registered itself. Options are
/// validated, and the catalog compiled, when the host starts.
/// </remarks>
public static class PaymentAvailabilityServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IPaymentAvailabilityResolver"/>, <see cref="IPaymentReporter"/>, <see cref="PaymentVerifier"/> and what they need, as singletons.</summary>
    /// <param name="services">Where to register.</param>
    /// <returns>Adds the catalog, ports and rules.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddPaymentAvailability(this IServiceCollection services) => Add(services, null);

    /// <summary>Registers <see cref="IPaymentAvailabilityResolver"/>, <see cref="IPaymentReporter"/>, <see cref="PaymentVerifier"/> and what they need, as singletons.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>Adds the catalog, ports and rules.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddPaymentAvailability(this IServiceCollection services, Action<PaymentAvailabilityOptions> configure) =>
        Add(services, null).Configure(configure);

    /// <summary>Registers <see cref="IPaymentAvailabilityResolver"/>, <see cref="IPaymentReporter"/>, <see cref="PaymentVerifier"/> and what they need, as singletons.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">Holds the options, usually <see cref="PaymentAvailabilityOptions.SectionName"/>.</param>
    /// <returns>Adds the catalog, ports and rules.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddPaymentAvailability(this IServiceCollection services, IConfigurationSection section) =>
        Add(services, null).Configure(section);

    /// <summary>
    /// Registers a resolver and a reporter of its own under a key: one for each merchant in the process, each with its own options, catalog and
    /// ports. Take it with <c>[FromKeyedServices("…")]</c>. Ports registered without the key do not take part.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="key">The merchant; also the name of its options.</param>
    /// <returns>Adds the catalog, ports and rules of this merchant.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddKeyedPaymentAvailability(this IServiceCollection services, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return Add(services, key);
    }

    /// <inheritdoc cref="AddKeyedPaymentAvailability(IServiceCollection, string)"/>
    /// <param name="services">Where to register.</param>
    /// <param name="key">The merchant; also the name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    public static PaymentAvailabilityBuilder AddKeyedPaymentAvailability(
        this IServiceCollection services, string key, Action<PaymentAvailabilityOptions> configure) =>
        services.AddKeyedPaymentAvailability(key).Configure(configure);

    /// <inheritdoc cref="AddKeyedPaymentAvailability(IServiceCollection, string)"/>
    /// <param name="services">Where to register.</param>
    /// <param name="key">The merchant; also the name of its options.</param>
    /// <param name="section">Holds the options.</param>
    public static PaymentAvailabilityBuilder AddKeyedPaymentAvailability(
        this IServiceCollection services, string key, IConfigurationSection section) =>
        services.AddKeyedPaymentAvailability(key).Configure(section);

    private static PaymentAvailabilityBuilder Add(IServiceCollection services, string? key)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<PaymentAvailabilityOptions>, PaymentAvailabilityOptionsValidator>());
        services.AddOptions<PaymentAvailabilityOptions>(key ?? Options.Options.DefaultName).ValidateOnStart();

        services.TryAddKeyedSingleton(key, (provider, _) => ResolverFactory.CreateTexts(provider));
        services.TryAddKeyedSingleton(key, (provider, _) => ResolverFactory.CreateVocabulary(provider, key));
        services.TryAddKeyedSingleton(key, (provider, _) => ResolverFactory.CreateGatewayCodes(provider, key));
        services.TryAddKeyedSingleton(key, (provider, _) => ResolverFactory.CreateStore(provider, key));
        ChannelHealthRegistration.AddTo(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => ResolverFactory.CreateAttemptStore(provider, key));
        services.TryAddKeyedSingleton(key, (provider, _) => ResolverFactory.CreateReporter(provider, key));
        VerificationRegistration.AddTo(services, key);
        RiskRegistration.AddTo(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => ResolverFactory.CreateResolver(provider, key));
        DecisionRegistration.AddTo(services, key);
        PaymentAvailabilityStartup.AddTo(services, key);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ChannelHealthHost>());
        return new PaymentAvailabilityBuilder(services, key);
    }
}
