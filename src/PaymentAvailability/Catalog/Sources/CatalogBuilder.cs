using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>Says a catalog in code.</summary>
/// <remarks>
/// Nothing is checked until <see cref="Build"/>, which reports every fault at once under the path that it would have in a file. For
/// one thread at a time.
/// </remarks>
/// <example>
/// <code>
/// PaymentCatalog catalog = new CatalogBuilder()
///     .Channel("netsunion", channel => channel.Name("网联", "NetsUnion").FailsOverTo("unionpay"))
///     .Channel("unionpay")
///     .Method("card.quick_pay", method => method
///         .Name("银行卡快捷支付", "Bank card")
///         .Needs(InstrumentKind.Card)
///         .Verify(VerificationMethods.OneTimeCode | VerificationMethods.Face)
///         .Terms(terms => terms.Currencies("CNY").Amount("CNY", 0.01m, 50_000m))
///         .Route("netsunion")
///         .Route("unionpay", route => route.Terms(terms => terms.ExceptBanks("PSBC"))))
///     .Build();
/// </code>
/// </example>
public sealed class CatalogBuilder
{
    private readonly List<BankDefinition> _banks = [];
    private readonly List<ChannelBuilder> _channels = [];
    private readonly List<MethodBuilder> _methods = [];
    private string? _version;

    /// <summary>Names this state of the catalog; see <see cref="CatalogDefinition.Version"/>. By default a hash of the content.</summary>
    public CatalogBuilder Version(string version)
    {
        _version = version;
        return this;
    }

    /// <summary>Declares a bank that terms and instruments name.</summary>
    /// <param name="id">Identifies the bank, for example <c>CMB</c>.</param>
    /// <param name="name">What the payer calls it. By default the identifier.</param>
    public CatalogBuilder Bank(string id, LocalizedText? name = null)
    {
        _banks.Add(new BankDefinition { Id = id, Name = name });
        return this;
    }

    /// <summary>Declares a bank that terms and instruments name.</summary>
    /// <param name="id">Identifies the bank, for example <c>CMB</c>.</param>
    /// <param name="chinese">What the payer calls it in Chinese.</param>
    /// <param name="english">What the payer calls it in every other language.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public CatalogBuilder Bank(string id, string chinese, string english) => Bank(id, NameOf(chinese, english));

    /// <summary>Declares a channel.</summary>
    /// <param name="id">Identifies the channel, for example <c>netsunion</c>.</param>
    /// <param name="describe">Says more about it.</param>
    public CatalogBuilder Channel(string id, Action<ChannelBuilder>? describe = null)
    {
        var channel = new ChannelBuilder(id);
        describe?.Invoke(channel);
        _channels.Add(channel);
        return this;
    }

    /// <summary>Adds a method; methods are offered in the order in which they are added.</summary>
    /// <param name="id">Identifies the method, for example <c>card.quick_pay</c>.</param>
    /// <param name="describe">Says more about it, at least its routes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="describe"/> is <see langword="null"/>.</exception>
    public CatalogBuilder Method(string id, Action<MethodBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var method = new MethodBuilder(id);
        describe(method);
        _methods.Add(method);
        return this;
    }

    /// <summary>What was said so far, not yet checked.</summary>
    /// <exception cref="CatalogException">Terms contradict themselves, so that no definition can hold them.</exception>
    public CatalogDefinition Define()
    {
        var faults = new FaultCollector();
        CatalogDefinition definition = Define(faults);
        return faults.Count == 0 ? definition : throw Refusal(faults);
    }

    /// <summary>The catalog that was said so far, checked and compiled.</summary>
    /// <exception cref="CatalogException">The catalog has faults; the exception carries all of them.</exception>
    public PaymentCatalog Build()
    {
        var faults = new FaultCollector();
        CatalogDefinition definition = Define(faults);
        bool isSound = PaymentCatalog.TryCompile(definition, out PaymentCatalog? catalog, out ImmutableArray<InputFault> later);
        if (isSound && faults.Count == 0)
        {
            return catalog!;
        }

        faults.AddUnlessKnown(later);
        throw Refusal(faults);
    }

    internal static LocalizedText NameOf(string chinese, string english) => LocalizedText.Of(english).With("zh-CN", chinese);

    private CatalogDefinition Define(FaultCollector faults) => new()
    {
        Version = _version,
        Banks = [.. _banks],
        Channels = [.. _channels.Select((channel, i) => channel.Define(InputPath.Root.Property("channels").Item(i), faults))],
        Methods = [.. _methods.Select((method, i) => method.Define(InputPath.Root.Property("methods").Item(i), faults))],
    };

    private static CatalogException Refusal(FaultCollector faults) => new("the catalog", [.. faults.ToArray()]);
}
