using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Registers what a registration needs to watch its channels. Adds nothing twice.</summary>
internal static class ChannelHealthRegistration
{
    public static void AddTo(IServiceCollection services, string? key)
    {
        services.TryAddKeyedSingleton(key, (_, _) => new ChannelStatusBoard());
        services.TryAddKeyedSingleton(key, (provider, _) => new ChannelTelemetry(provider.GetService<IMeterFactory>(), ResolverFactory.LoggerOf<ChannelMonitor>(provider)));
        services.TryAddKeyedSingleton(key, (provider, _) => CreateMonitor(provider, key));
        services.TryAddEnumerable(MonitorAsProvider(key));
        services.TryAddKeyedSingleton<IProbeSink>(key, (provider, _) => provider.GetRequiredKeyedService<ChannelMonitor>(key));
        services.TryAddKeyedSingleton<IChannelStatusReader>(key, (provider, _) => provider.GetRequiredKeyedService<ChannelMonitor>(key));
        services.TryAddKeyedSingleton(key, (provider, _) => CreateRates(provider, key));
        AddOptions<ChannelChangeOptions, ChannelChangeOptionsValidator>(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => new ChannelStatusFeed(OptionsOf<ChannelChangeOptions>(provider, key)));
        services.TryAddKeyedSingleton(key, (provider, _) => CreatePumps(provider, key));
        AddOptions<ChannelProbeOptions, ChannelProbeOptionsValidator>(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => CreateProbes(provider, key));
        AddOptions<ChannelCalendarOptions, ChannelCalendarOptionsValidator>(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => new ChannelCalendars(OptionsOf<ChannelCalendarOptions>(provider, key).Calendars));
    }

    /// <summary>Begins to share the health of channels; <see langword="null"/> when there is nobody to share it with.</summary>
    public static ChannelHealthSharing? StartSharing(IServiceProvider provider, string? key) =>
        provider.GetKeyedService<IChannelHealthExchange>(key) is { } exchange
            ? new ChannelHealthSharing(
                provider.GetRequiredKeyedService<ChannelMonitor>(key),
                exchange,
                ResolverFactory.OptionsOf(provider, key).Channels.Sharing,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredKeyedService<ChannelTelemetry>(key).NotShared)
            : null;

    private static T OptionsOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(IServiceProvider provider, string? key)
        where T : class =>
        provider.GetRequiredService<IOptionsMonitor<T>>().Get(key ?? Options.DefaultName);

    private static void AddOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T, TValidator>(
        IServiceCollection services, string? key)
        where T : class
        where TValidator : class, IValidateOptions<T>, new()
    {
        if (!services.Any(service => !service.IsKeyedService && service.ImplementationInstance is TValidator))
        {
            services.AddSingleton<IValidateOptions<T>>(new TValidator());
        }

        services.AddOptions<T>(key ?? Options.DefaultName).ValidateOnStart();
    }

    private static ChannelMonitor CreateMonitor(IServiceProvider provider, string? key)
    {
        PaymentCatalogStore catalogs = provider.GetRequiredKeyedService<PaymentCatalogStore>(key);
        ChannelStatusFeed feed = provider.GetRequiredKeyedService<ChannelStatusFeed>(key);
        ChannelTelemetry telemetry = provider.GetRequiredKeyedService<ChannelTelemetry>(key);
        return new ChannelMonitor(
            ResolverFactory.OptionsOf(provider, key).Channels,
            provider.GetRequiredKeyedService<ChannelStatusBoard>(key),
            provider.GetRequiredKeyedService<ChannelCalendars>(key),
            () => catalogs.Current.Channels.Select(channel => channel.Id),
            provider.GetRequiredService<TimeProvider>(),
            change =>
            {
                telemetry.Changed(change);
                feed.Publish(change);
            },
            isShared: provider.GetKeyedService<IChannelHealthExchange>(key) is not null);
    }

    private static LearnedRates CreateRates(IServiceProvider provider, string? key)
    {
        PaymentAvailabilityOptions options = ResolverFactory.OptionsOf(provider, key);
        return new LearnedRates(options.Ranking.MeanPaymentsBetweenChanges, options.Channels.UnknownCountsAs);
    }

    // Without a key the plain form is needed: the keyed one forgets the implementation type, by which duplicates are told.
    private static ServiceDescriptor MonitorAsProvider(string? key) => key is null
        ? ServiceDescriptor.Singleton<IChannelStatusProvider, ChannelMonitor>(provider => provider.GetRequiredService<ChannelMonitor>())
        : ServiceDescriptor.KeyedSingleton<IChannelStatusProvider, ChannelMonitor>(
            key, static (provider, ownKey) => provider.GetRequiredKeyedService<ChannelMonitor>(ownKey));

    private static ChannelStatusObserverPumps CreatePumps(IServiceProvider provider, string? key) => new(
        provider.GetRequiredKeyedService<ChannelStatusFeed>(key),
        [.. provider.GetKeyedServices<IChannelStatusObserver>(key)],
        OptionsOf<ChannelChangeOptions>(provider, key),
        provider.GetRequiredService<TimeProvider>(),
        ResolverFactory.LoggerOf<IChannelStatusObserver>(provider));

    private static ChannelProbeService CreateProbes(IServiceProvider provider, string? key) => new(
        [.. provider.GetKeyedServices<IChannelProbe>(key)],
        provider.GetRequiredKeyedService<IProbeSink>(key),
        OptionsOf<ChannelProbeOptions>(provider, key),
        provider.GetRequiredService<TimeProvider>(),
        ResolverFactory.LoggerOf<IChannelProbe>(provider));
}
