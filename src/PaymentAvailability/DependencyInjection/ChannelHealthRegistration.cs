using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Registers what a registration needs to watch its channels. Adds nothing twice.</summary>
internal static class ChannelHealthRegistration
{
    public static void AddTo(IServiceCollection services, string? key)
    {
        AddOptions<ChannelChangeOptions, ChannelChangeOptionsValidator>(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => new ChannelStatusFeed(OptionsOf<ChannelChangeOptions>(provider, key)));
        services.TryAddKeyedSingleton(key, (provider, _) => CreatePumps(provider, key));
        AddOptions<ChannelProbeOptions, ChannelProbeOptionsValidator>(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => CreateProbes(provider, key));
        AddOptions<ChannelCalendarOptions, ChannelCalendarOptionsValidator>(services, key);
        services.TryAddKeyedSingleton(key, (provider, _) => new ChannelCalendars(OptionsOf<ChannelCalendarOptions>(provider, key).Calendars));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ChannelHealthHost>());
    }

    public static T OptionsOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(IServiceProvider provider, string? key)
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

    private static ChannelStatusObserverPumps CreatePumps(IServiceProvider provider, string? key) => new(
        provider.GetRequiredKeyedService<ChannelStatusFeed>(key),
        [.. provider.GetKeyedServices<IChannelStatusObserver>(key)],
        OptionsOf<ChannelChangeOptions>(provider, key),
        provider.GetRequiredService<TimeProvider>(),
        ResolverFactory.LoggerOf<IChannelStatusObserver>(provider));

    // Where nobody takes in what probes find, there is nothing to ask.
    private static ChannelProbeService CreateProbes(IServiceProvider provider, string? key) => new(
        [.. provider.GetKeyedServices<IChannelProbe>(key)],
        provider.GetKeyedService<IProbeSink>(key),
        OptionsOf<ChannelProbeOptions>(provider, key),
        provider.GetRequiredService<TimeProvider>(),
        ResolverFactory.LoggerOf<IChannelProbe>(provider));
}
