using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentAvailability;

/// <summary>Adds what risk rules work with to a registration: lists, a model, stores. Rules themselves are set by options or added by <see cref="PaymentAvailabilityBuilder.AddRiskRule"/>.</summary>
/// <remarks>Not safe for concurrent use. Everything is a singleton.</remarks>
public static class RiskBuilderExtensions
{
    /// <summary>Puts somebody on a list from the start; change the lists later by <see cref="RiskLists"/> from the container.</summary>
    /// <param name="builder">What to add them to.</param>
    /// <param name="entries">Who, on which list, and why.</param>
    /// <exception cref="ArgumentNullException">An argument or an entry is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder AddRiskListEntries(this PaymentAvailabilityBuilder builder, params IEnumerable<RiskListEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(entries);
        foreach (RiskListEntry entry in entries)
        {
            ArgumentNullException.ThrowIfNull(entry, nameof(entries));
            builder.Services.AddKeyedSingleton(builder.Key, entry);
        }

        return builder;
    }

    /// <summary>Has a model of the host's own asked after the rules, for responses with <see cref="RiskScoreSource.Model"/>. The last one counts.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder UseRiskModel<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IRiskModel
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSingletonPort<IRiskModel, T>();
    }

    /// <summary>Keeps counters in a store of the host's own, such as one that all instances share. The last one counts.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder UseCounterStore<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, ICounterStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<ICounterStore, T>(builder.Key);
        return builder;
    }

    /// <summary>Keeps payers' histories in a store of the host's own. Needs <see cref="VerificationOptions.Secret"/> where instances share it. The last one counts.</summary>
    /// <param name="builder">What to add it to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static PaymentAvailabilityBuilder UsePayerHistory<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this PaymentAvailabilityBuilder builder)
        where T : class, IPayerHistoryStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IPayerHistoryStore, T>(builder.Key);
        return builder;
    }
}
