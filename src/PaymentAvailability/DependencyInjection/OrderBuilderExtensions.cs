using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability;

/// <summary>Adds the verification of orders and accounts to a registration.</summary>
/// <remarks>Not safe for concurrent use. Adding the same type twice adds it once; everything is a singleton.</remarks>
public static class OrderBuilderExtensions
{
    /// <summary>Verifies orders against <typeparamref name="T"/>. Of several sources the last counts. How is set in <see cref="PaymentAvailabilityOptions.Orders"/>.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddOrderSource<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IOrderSource
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSingletonPort<IOrderSource, T>();
        OrderRegistration.AddVerifierTo(builder.Services, builder.Key);
        return builder;
    }

    /// <summary>Verifies orders against a source that is made from the container. Of several sources the last counts.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <param name="create">Makes the source when it is first needed. A disposable one is disposed by the container.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddOrderSource(this PaymentAvailabilityBuilder builder, Func<IServiceProvider, IOrderSource> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddKeyedSingleton(builder.Key, (provider, _) => create(provider));
        OrderRegistration.AddVerifierTo(builder.Services, builder.Key);
        return builder;
    }
}
