using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PaymentAvailability;

/// <summary>Adds a catalog, ports and rules to a registration. Not safe for concurrent use.</summary>
/// <remarks>
/// Ports are singletons, because the resolver is: one that needs a scoped service takes an <c>IServiceScopeFactory</c>. Adding the
/// same type twice adds it once. A port can as well be registered directly, as <c>services.AddSingleton&lt;IRiskRule, …&gt;()</c>.
/// </remarks>
public sealed class PaymentAvailabilityBuilder
{
    internal PaymentAvailabilityBuilder(IServiceCollection services, string? key)
    {
        Services = services;
        Key = key;
    }

    /// <summary>Where everything is registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The key of the registration, or <see langword="null"/> when it has none.</summary>
    public string? Key { get; }

    /// <summary>Sets options; later settings win.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder Configure(Action<PaymentAvailabilityOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(Key ?? Options.DefaultName, configure);
        return this;
    }

    /// <summary>Binds options to configuration.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder Configure(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<PaymentAvailabilityOptions>(Key ?? Options.DefaultName).Bind(section);
        return this;
    }

    /// <summary>Uses a catalog written in code. Of several catalogs the last counts; take <see cref="PaymentCatalogStore"/> to swap it later.</summary>
    /// <param name="describe">Describes the catalog; run when the host starts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="describe"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder UseCatalog(Action<CatalogBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        return UseCatalogSource(_ => new FixedCatalog(() =>
        {
            var builder = new CatalogBuilder();
            describe(builder);
            return builder.Build();
        }));
    }

    /// <summary>Uses this catalog. Of several catalogs the last counts; take <see cref="PaymentCatalogStore"/> to swap it later.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder UseCatalog(PaymentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return UseCatalogSource(_ => new FixedCatalog(() => catalog));
    }

    /// <summary>Uses the catalog in a JSON file, and follows its changes while the host runs; a faulty change is logged and the catalog in use kept.</summary>
    /// <param name="path">The path of the file; a relative one counts from the working directory.</param>
    /// <param name="options">How the file is watched. By default as the defaults of <see cref="CatalogFileOptions"/> say.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    public PaymentAvailabilityBuilder UseCatalogFile(string path, CatalogFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return UseCatalogSource(provider => new CatalogFile(path, options, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Uses the catalog in a section of configuration, and follows its changes while the host runs.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder UseCatalogConfiguration(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return UseCatalogSource(_ => new CatalogConfiguration(section));
    }

    /// <summary>Uses a catalog from anywhere else, and follows its changes while the host runs. Of several catalogs the last counts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder UseCatalogSource(Func<IServiceProvider, ICatalogSource> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton(Key, (provider, _) => create(provider));
        return this;
    }

    /// <summary>Adds a source of channel states.</summary>
    /// <param name="configure">Sets how it is run. By default its unknown answer closes nothing.</param>
    public PaymentAvailabilityBuilder AddChannelStatusProvider<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(Action<GateOptions>? configure = null)
        where T : class, IChannelStatusProvider
        => AddPort<IChannelStatusProvider, T>(GateName.Channel, configure);

    /// <summary>Adds an order verifier.</summary>
    /// <param name="configure">Sets how it is run. By default its unknown answer closes everything.</param>
    public PaymentAvailabilityBuilder AddOrderVerifier<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(Action<GateOptions>? configure = null)
        where T : class, IOrderVerifier
        => AddPort<IOrderVerifier, T>(GateName.Order, configure);

    /// <summary>Adds a risk rule.</summary>
    /// <param name="configure">Sets how it is run. By default its unknown answer closes everything.</param>
    public PaymentAvailabilityBuilder AddRiskRule<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(Action<GateOptions>? configure = null)
        where T : class, IRiskRule
        => AddPort<IRiskRule, T>(GateName.Risk, configure);

    /// <summary>Adds a provider that starts and checks verifications for <see cref="PaymentVerifier"/>. Of several for a way the first added is asked.</summary>
    public PaymentAvailabilityBuilder AddVerificationProvider<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IVerificationProvider
        => AddSingletonPort<IVerificationProvider, T>();

    /// <summary>Adds a gate of the host's own.</summary>
    /// <param name="configure">Sets how it is run. By default its unknown answer closes everything.</param>
    public PaymentAvailabilityBuilder AddGate<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(Action<GateOptions>? configure = null)
        where T : class, IPaymentGate
        => AddPort<IPaymentGate, T>(GateName.Host, configure);

    /// <summary>Adds reasons of the host's own, so that <see cref="ReasonVocabulary"/> knows them and checks how they fit when the host starts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="definitions"/> or one of them is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder AddReasons(params IEnumerable<ReasonDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        foreach (ReasonDefinition definition in definitions)
        {
            ArgumentNullException.ThrowIfNull(definition, nameof(definitions));
            if (!Services.Any(service => Equals(service.ServiceKey, Key) && ReferenceEquals(InstanceOf(service), definition)))
            {
                Services.AddKeyedSingleton(Key, definition);
            }
        }

        return this;
    }

    /// <summary>Adds rows to the lists of gateway codes or puts them in place of the library's, and checks them when the host starts.</summary>
    /// <param name="configure">Adds rows; may name reasons that <see cref="AddReasons"/> added.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder MapGatewayCodes(Action<GatewayCodeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(Key ?? Options.DefaultName, configure);
        return this;
    }

    /// <summary>Adds the rows in a section of configuration, each with the properties of <see cref="GatewayCodeDefinition"/>; read when the host starts.</summary>
    /// <param name="section">Its children are rows: a list, or named so that another source of configuration can replace one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    public PaymentAvailabilityBuilder MapGatewayCodes(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return MapGatewayCodes(options => GatewayCodeConfiguration.Read(section, options));
    }

    private static object? InstanceOf(ServiceDescriptor service) =>
        service.IsKeyedService ? service.KeyedImplementationInstance : service.ImplementationInstance;

    /// <summary>Registers a port of the host's own, under its own type too, so that a host that injects the type gets the instance that is used.</summary>
    internal PaymentAvailabilityBuilder AddSingletonPort<
        TPort, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where TPort : class
        where T : class, TPort
    {
        Services.TryAddKeyedSingleton<T>(Key);
        Services.TryAddEnumerable(Key is null
            ? ServiceDescriptor.Singleton<TPort, T>(static provider => provider.GetRequiredService<T>())
            : ServiceDescriptor.KeyedSingleton<TPort, T>(Key, static (provider, key) => provider.GetRequiredKeyedService<T>(key)));
        return this;
    }

    private PaymentAvailabilityBuilder AddPort<
        TPort, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(string kind, Action<GateOptions>? configure)
        where TPort : class
        where T : class, TPort
    {
        AddSingletonPort<TPort, T>();
        return configure is null ? this : Configure(options => configure(options.Gate(GateName.Of(kind, typeof(T)))));
    }
}
