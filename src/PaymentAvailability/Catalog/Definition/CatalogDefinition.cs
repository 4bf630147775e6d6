namespace PaymentAvailability;

/// <summary>
/// Everything a catalog says, as written: the plain form that the builder, a JSON file and configuration all produce, and that
/// <see cref="PaymentCatalog.Compile"/> checks and compiles.
/// </summary>
/// <remarks>Nothing is checked here, so that every fault of a catalog can be reported at once. Immutable, safe for concurrent use.</remarks>
public sealed record CatalogDefinition
{
    /// <summary>Tells one state of the catalog from another in results and logs: 1 to 64 letters, digits, `_`, `-` or `.`. By default a hash of the content.</summary>
    public string? Version { get; init; }

    /// <summary>The banks that terms and instruments may name. When empty, any bank identifier is taken; otherwise an undeclared one in terms is a fault.</summary>
    public IReadOnlyList<BankDefinition> Banks { get; init; } = [];

    /// <summary>What carries the money.</summary>
    public IReadOnlyList<ChannelDefinition> Channels { get; init; } = [];

    /// <summary>What the payer picks, in the order in which it is to be offered.</summary>
    public IReadOnlyList<MethodDefinition> Methods { get; init; } = [];
}

/// <summary>A bank that terms and instruments name.</summary>
public sealed record BankDefinition
{
    /// <summary>Identifies the bank, for example <c>CMB</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the payer calls it. By default the identifier.</summary>
    public LocalizedText? Name { get; init; }
}

/// <summary>A channel: what carries the money (NetsUnion, UnionPay, a wallet, a bank).</summary>
public sealed record ChannelDefinition
{
    /// <summary>Identifies the channel, for example <c>netsunion</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What operators and payers call it. By default the identifier.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>
    /// Channels to try when this one fails, the preferred one first. Within a method this channel's routes come before theirs, and theirs come in the
    /// order of this list where no other channel's failover speaks against it; otherwise routes keep the order in which they are written. Of two
    /// lists that contradict each other the one of the channel written first counts. Must not form a cycle.
    /// </summary>
    public IReadOnlyList<string> Failover { get; init; } = [];

    /// <summary>
    /// What the channel itself depends on, such as a clearing network or a bank. When every channel of one upstream is down, a diagnosis
    /// names the upstream once. May be the identifier of a channel or a bank, whose name is then used, or any other.
    /// </summary>
    public IReadOnlyList<string> Upstreams { get; init; } = [];

    /// <summary>What every route over this channel accepts at most; the method's and the route's own terms can only narrow it.</summary>
    public TermsDefinition Terms { get; init; } = TermsDefinition.Everything;
}

/// <summary>A payment method: what the payer picks.</summary>
public sealed record MethodDefinition
{
    /// <summary>Identifies the method, for example <c>card.quick_pay</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the payer calls it. By default the identifier.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>What the payer must have bound: each matching instrument of the payer becomes an option of its own. Default <see cref="InstrumentKind.None"/>.</summary>
    public InstrumentKind Instrument { get; init; }

    /// <summary>What the payer must prove before paying: every step, each in any one of its ways. Default nothing.</summary>
    public IReadOnlyList<VerificationStep> Verification { get; init; } = [];

    /// <summary>The wallet or bank app that must be installed on the payer's device, for example <c>wechat</c>. Default none.</summary>
    public string? RequiredApp { get; init; }

    /// <summary>The oldest version of the host's own app that can start the method. Default any.</summary>
    public Version? MinimumAppVersion { get; init; }

    /// <summary>What every route of the method accepts at most; the channel's and the route's own terms can only narrow it.</summary>
    public TermsDefinition Terms { get; init; } = TermsDefinition.Everything;

    /// <summary>The ways the method can go, the preferred one first. At least one.</summary>
    public IReadOnlyList<RouteDefinition> Routes { get; init; } = [];
}

/// <summary>A route: a method over a channel under its terms, the unit that is open or closed.</summary>
public sealed record RouteDefinition
{
    /// <summary>Identifies the route in the whole catalog. By default <c>method/channel</c>; needed when a method goes twice over a channel.</summary>
    public string? Id { get; init; }

    /// <summary>The identifier of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>What this route accepts, within its method's and its channel's terms.</summary>
    public TermsDefinition Terms { get; init; } = TermsDefinition.Everything;
}
