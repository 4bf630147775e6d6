namespace PaymentAvailability;

/// <summary>Says what a payment method is; see <see cref="CatalogBuilder.Method"/>. For one thread at a time.</summary>
public sealed class MethodBuilder
{
    private readonly string _id;
    private readonly TermsBuilder _terms = new();
    private readonly List<VerificationStep> _verification = [];
    private readonly List<RouteBuilder> _routes = [];
    private LocalizedText? _name;
    private InstrumentKind _instrument;
    private string? _requiredApp;
    private Version? _minimumAppVersion;

    internal MethodBuilder(string id) => _id = id;

    /// <summary>What the payer calls the method. By default the identifier.</summary>
    public MethodBuilder Name(LocalizedText name)
    {
        _name = name;
        return this;
    }

    /// <summary>What the payer calls the method, in Chinese and in every other language.</summary>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public MethodBuilder Name(string chinese, string english) => Name(CatalogBuilder.NameOf(chinese, english));

    /// <summary>What the payer must have bound. By default nothing.</summary>
    public MethodBuilder Needs(InstrumentKind instrument)
    {
        _instrument = instrument;
        return this;
    }

    /// <summary>Adds a step that the payer must take before paying, in any one of the ways. Each call adds another step.</summary>
    public MethodBuilder Verify(VerificationMethods anyOf)
    {
        _verification.Add(new VerificationStep(anyOf));
        return this;
    }

    /// <summary>The wallet or bank app that must be installed on the payer's device, for example <c>wechat</c>. By default none.</summary>
    public MethodBuilder RequiresApp(string app)
    {
        _requiredApp = app;
        return this;
    }

    /// <summary>The oldest version of the host's own app that can start the method. By default any.</summary>
    public MethodBuilder FromAppVersion(Version version)
    {
        _minimumAppVersion = version;
        return this;
    }

    /// <inheritdoc cref="FromAppVersion(Version)"/>
    /// <param name="version">Two to four numbers with points between them, for example <c>7.4.1</c>.</param>
    /// <exception cref="ArgumentException">The version is malformed.</exception>
    public MethodBuilder FromAppVersion(string version) => FromAppVersion(System.Version.TryParse(version, out Version? parsed)
        ? parsed
        : throw new ArgumentException($"app version `{version}` is malformed; write two to four numbers with points between them, such as `7.4.1`", nameof(version)));

    /// <summary>Adds to what every route of the method accepts at most.</summary>
    public MethodBuilder Terms(Action<TermsBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        describe(_terms);
        return this;
    }

    /// <summary>Adds a way the method can go, after those added before.</summary>
    /// <param name="channel">The identifier of the channel.</param>
    /// <param name="describe">Says more about the route.</param>
    public MethodBuilder Route(string channel, Action<RouteBuilder>? describe = null)
    {
        var route = new RouteBuilder(channel);
        describe?.Invoke(route);
        _routes.Add(route);
        return this;
    }

    internal MethodDefinition Define(InputPath path, FaultCollector faults) => new()
    {
        Id = _id,
        Name = _name,
        Instrument = _instrument,
        Verification = [.. _verification],
        RequiredApp = _requiredApp,
        MinimumAppVersion = _minimumAppVersion,
        Terms = _terms.Define(path.Property("terms"), faults),
        Routes = [.. _routes.Select((route, i) => route.Define(path.Property("routes").Item(i), faults))],
    };
}
