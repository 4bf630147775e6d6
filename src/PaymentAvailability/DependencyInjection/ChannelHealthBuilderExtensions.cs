using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PaymentAvailability;

/// <summary>Adds what watches channels to a registration: observers of their states.</summary>
/// <remarks>Not safe for concurrent use. Adding the same type twice adds it once; everything is a singleton.</remarks>
public static class ChannelHealthBuilderExtensions
{
    /// <summary>Adds an observer, which is told of each change of a channel's state while the host runs.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddChannelStatusObserver<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IChannelStatusObserver
        => builder.AddSingletonPort<IChannelStatusObserver, T>();

    // The port is registered under its own type too, so that a host that injects the type gets the instance that is used.
    private static PaymentAvailabilityBuilder AddSingletonPort<
        TPort, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where TPort : class
        where T : class, TPort
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddKeyedSingleton<T>(builder.Key);
        builder.Services.TryAddEnumerable(builder.Key is null
            ? ServiceDescriptor.Singleton<TPort, T>(static provider => provider.GetRequiredService<T>())
            : ServiceDescriptor.KeyedSingleton<TPort, T>(builder.Key, static (provider, key) => provider.GetRequiredKeyedService<T>(key)));
        return builder;
    }
}
