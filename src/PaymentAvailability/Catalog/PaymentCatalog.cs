using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Every route there is: validated, compiled for matching, and never changed afterwards. A new state is a new catalog.</summary>
/// <remarks>Immutable, safe for concurrent use.</remarks>
public sealed class PaymentCatalog
{
    private readonly FrozenDictionary<string, PaymentMethod> _methods;
    private readonly FrozenDictionary<string, PaymentChannel> _channels;
    private readonly FrozenDictionary<string, LocalizedText> _banks;

    internal PaymentCatalog(
        CatalogDefinition definition,
        string version,
        ImmutableArray<PaymentChannel> channels,
        ImmutableArray<PaymentMethod> methods,
        ImmutableArray<PaymentRoute> routes,
        RouteIndex index)
    {
        Definition = definition;
        Version = version;
        Channels = channels;
        Methods = methods;
        Routes = routes;
        Index = index;
        for (int i = 0; i < methods.Length; i++)
        {
            methods[i].Catalog = this;
            methods[i].Index = i;
        }

        for (int i = 0; i < channels.Length; i++)
        {
            channels[i].Index = i;
        }

        _methods = methods.ToFrozenDictionary(method => method.Id, StringComparer.OrdinalIgnoreCase);
        _channels = channels.ToFrozenDictionary(channel => channel.Id, StringComparer.OrdinalIgnoreCase);
        _banks = definition.Banks.ToFrozenDictionary(
            bank => bank.Id, bank => bank.Name ?? LocalizedText.Of(bank.Id), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What the catalog was compiled from.</summary>
    public CatalogDefinition Definition { get; }

    /// <summary>Tells one state of the catalog from another, in results and logs.</summary>
    public string Version { get; }

    /// <summary>The channels, in the order of the definition.</summary>
    public ImmutableArray<PaymentChannel> Channels { get; }

    /// <summary>The methods, in the order in which they are offered.</summary>
    public ImmutableArray<PaymentMethod> Methods { get; }

    /// <summary>The routes, ordered so that similar ones are neighbours; <see cref="PaymentRoute.Index"/> is the place here.</summary>
    public ImmutableArray<PaymentRoute> Routes { get; }

    internal RouteIndex Index { get; }

    /// <summary>Validates and compiles a definition.</summary>
    /// <param name="definition">What the catalog is to say.</param>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is <see langword="null"/>.</exception>
    /// <exception cref="CatalogException">The definition has faults; the exception carries all of them.</exception>
    public static PaymentCatalog Compile(CatalogDefinition definition) =>
        TryCompile(definition, out PaymentCatalog? catalog, out ImmutableArray<InputFault> faults)
            ? catalog
            : throw new CatalogException("the catalog", faults);

    /// <summary>Validates and compiles a definition.</summary>
    /// <param name="definition">What the catalog is to say.</param>
    /// <param name="catalog">The catalog, when there are no faults.</param>
    /// <param name="faults">Every fault of the definition; empty when there are none.</param>
    /// <returns>Whether the definition has no faults.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is <see langword="null"/>.</exception>
    public static bool TryCompile(
        CatalogDefinition definition,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PaymentCatalog? catalog,
        out ImmutableArray<InputFault> faults)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var compiler = new CatalogCompiler(definition);
        catalog = compiler.Compile();
        faults = compiler.Faults;
        return catalog is not null;
    }

    /// <summary>The method with this identifier, if there is one; case does not matter.</summary>
    public PaymentMethod? FindMethod(string id) => _methods.GetValueOrDefault(id);

    /// <summary>The channel with this identifier, if there is one; case does not matter.</summary>
    public PaymentChannel? FindChannel(string id) => _channels.GetValueOrDefault(id);

    /// <summary>What the payer calls a bank: its declared name, or the identifier itself.</summary>
    public LocalizedText NameOfBank(string id) => _banks.TryGetValue(id, out LocalizedText? name) ? name : LocalizedText.Of(id);

    /// <summary>What an upstream of channels is called: as the channel or the bank of the same identifier, or the identifier itself.</summary>
    public LocalizedText NameOfUpstream(string id) => FindChannel(id)?.Name ?? NameOfBank(id);

    /// <summary>
    /// Finds the routes whose terms accept the facts of a payment. This looks at terms alone; whether a channel is up, an order
    /// payable and a payer trusted is the resolver's business.
    /// </summary>
    /// <param name="query">The facts. What is not given closes no route.</param>
    /// <param name="routes">Where the <see cref="PaymentRoute.Index"/> of each accepting route goes, ascending. <see cref="Routes"/>.Length is always enough.</param>
    /// <returns>How many routes accept the payment.</returns>
    /// <exception cref="ArgumentException"><paramref name="routes"/> is too short for the answer.</exception>
    /// <remarks>Allocates nothing.</remarks>
    public int FindAcceptingRoutes(in RouteQuery query, Span<int> routes)
    {
        int count = Index.Match(query, routes);
        return count <= routes.Length ? count : throw new ArgumentException(
            $"the answer has more than {routes.Length} routes; give room for {Routes.Length}", nameof(routes));
    }

    /// <summary>The version and the number of routes.</summary>
    public override string ToString() => $"catalog {Version} ({Routes.Length} routes)";
}
