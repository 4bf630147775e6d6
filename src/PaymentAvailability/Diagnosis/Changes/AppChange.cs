namespace PaymentAvailability;

/// <summary>A newer version of the host's own app: <see cref="ChangeKind.UpdateApp"/>.</summary>
public sealed record AppVersionChange : Change
{
    internal AppVersionChange(Version minimum)
        : base(ChangeKind.UpdateApp, RemedyActor.PayerNow) => Minimum = minimum;

    /// <summary>The oldest version that works.</summary>
    public Version Minimum { get; }

    internal override string WrittenValue => Minimum.ToString();

    internal override PaymentRequest ApplyTo(PaymentRequest request) =>
        request with { Client = (request.Client ?? new ClientContext()) with { AppVersion = Minimum } };
}

/// <summary>An app that the payer's device lacks: <see cref="ChangeKind.InstallApp"/>.</summary>
public sealed record AppInstallation : Change
{
    internal AppInstallation(string app)
        : base(ChangeKind.InstallApp, RemedyActor.PayerNow) => App = app;

    /// <summary>The app, by the identifier that the catalog uses.</summary>
    public string App { get; }

    internal override string WrittenValue => App;

    internal override PaymentRequest ApplyTo(PaymentRequest request) => request.Client is { InstalledApps: { } installed } client
        ? request with { Client = client with { InstalledApps = installed.Add(App) } }
        : request;
}
