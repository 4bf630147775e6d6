namespace PaymentAvailability;

/// <summary>Closes routes for what the host reports of the payer's device and session.</summary>
internal sealed class ClientGate : IPaymentGate, IForesight
{
    private static readonly GateVerdict NoClient = GateVerdict.Open.Assuming("client");

    private static readonly Closure SessionOver = new(ClientReasons.SessionExpired.WithoutFacts);

    private readonly ClientOptions _options;

    public ClientGate(ClientOptions options) => _options = options;

    public ValueTask<GateVerdict> EvaluateAsync(GateContext context, CancellationToken cancellationToken) =>
        new(Judge(context));

    /// <summary>Judges a payment by its request and the catalog alone.</summary>
    public GateVerdict Judge(GateContext context) => context.Request.Client is { } client ? Judge(client, context) : NoClient;

    public void AddComing(GateContext context, List<ComingClosure> coming)
    {
        if (context.Request.Client?.SessionExpiresAt is { } end && _options.WhenSessionExpired == ClientResponse.Close)
        {
            coming.Add(new ComingClosure(end, SessionOver));
        }
    }

    private GateVerdict Judge(ClientContext client, GateContext context)
    {
        var findings = default(Findings);
        switch (client.Network)
        {
            case NetworkQuality.Offline:
                findings.Add(ClientReasons.Offline, _options.WhenOffline);
                break;
            case NetworkQuality.Unstable:
                findings.Add(ClientReasons.NetworkUnstable, _options.WhenNetworkIsUnstable);
                break;
        }

        switch (client.Device)
        {
            case DeviceIntegrity.Rooted:
                findings.Add(ClientReasons.DeviceCompromised, _options.WhenRooted);
                break;
            case DeviceIntegrity.Infected:
                findings.Add(ClientReasons.DeviceCompromised, _options.WhenInfected);
                break;
        }

        if (client.SessionExpiresAt <= context.At)
        {
            findings.Add(ClientReasons.SessionExpired, _options.WhenSessionExpired);
        }

        if (_options.MinimumAppVersion is { } minimum && IsOlder(client.AppVersion, minimum))
        {
            findings.Close(VersionOutdated(minimum), RouteScope.Everything);
        }

        foreach (PaymentMethod method in context.Catalog.Methods.AsSpan())
        {
            JudgeMethod(method, client, ref findings);
        }

        return findings.ToVerdict();
    }

    private static void JudgeMethod(PaymentMethod method, ClientContext client, ref Findings findings)
    {
        if (method.RequiredApp is { } app && client.InstalledApps is { } installed && !IsInstalled(app, installed))
        {
            findings.Close(ClientReasons.WalletAppMissing.With(Fact.OfCatalog("app", app)), RouteScope.OfMethods(method.Id));
        }

        if (method.MinimumAppVersion is { } minimum && IsOlder(client.AppVersion, minimum))
        {
            findings.Close(VersionOutdated(minimum), RouteScope.OfMethods(method.Id));
        }
    }

    private static bool IsInstalled(string app, IReadOnlyCollection<string> installed)
    {
        foreach (string candidate in installed)
        {
            if (string.Equals(candidate, app, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // To .NET 7.4 comes before 7.4.0; to people they are one version.
    private static bool IsOlder(Version? version, Version minimum) => version is not null && Whole(version) < Whole(minimum);

    private static Version Whole(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0), Math.Max(version.Revision, 0));

    private static Reason VersionOutdated(Version minimum) =>
        ClientReasons.VersionOutdated.With(Fact.OfCatalog("minimum_version", minimum.ToString()));

    private struct Findings
    {
        private List<Closure>? _closures;
        private List<Reason>? _warnings;

        public void Add(ReasonDefinition reason, ClientResponse response)
        {
            switch (response)
            {
                case ClientResponse.Close:
                    Close(reason.WithoutFacts, RouteScope.Everything);
                    break;
                case ClientResponse.Warn:
                    (_warnings ??= []).Add(reason.WithoutFacts);
                    break;
            }
        }

        public void Close(Reason reason, RouteScope scope) => (_closures ??= []).Add(new Closure(reason, scope));

        public readonly GateVerdict ToVerdict()
        {
            GateVerdict verdict = _closures is null ? GateVerdict.Open : GateVerdict.Closed(_closures);
            foreach (Reason warning in _warnings ?? [])
            {
                verdict = verdict.Warning(warning);
            }

            return verdict;
        }
    }
}
