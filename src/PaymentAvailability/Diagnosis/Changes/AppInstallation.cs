namespace PaymentAvailability;

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
