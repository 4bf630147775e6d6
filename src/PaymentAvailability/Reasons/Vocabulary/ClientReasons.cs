using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>The payer's device, network, app or session stands in the way.</summary>
public static class ClientReasons
{
    /// <summary>The device has no network.</summary>
    public static readonly ReasonDefinition Offline = new()
    {
        Code = ReasonCode.Parse("client.offline"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.ChangeNetwork,
        Disclosure = Disclosure.Public,
        Guidance = "go_online",
        HeadlineRank = 5,
        Description = "device has no network",
    };

    /// <summary>The network of the device is too slow or loses too much.</summary>
    public static readonly ReasonDefinition NetworkUnstable = new()
    {
        Code = ReasonCode.Parse("client.network_unstable"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterDelay,
        LiftedBy = ChangeKind.ChangeNetwork,
        Disclosure = Disclosure.Public,
        Guidance = "check_network",
        HeadlineRank = 6,
        Description = "latency or loss of the device's network is too high",
    };

    /// <summary>The device shows malware, a rooted or jailbroken system, hooking, or an overlay.</summary>
    public static readonly ReasonDefinition DeviceCompromised = new()
    {
        Code = ReasonCode.Parse("client.device_compromised"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseTrustedDevice,
        Disclosure = Disclosure.Reason,
        Guidance = "safe_device",
        HeadlineRank = 7,
        Description = "malware, root, jailbreak, hooking or overlay found",
    };

    /// <summary>The app or wallet is older than the method needs.</summary>
    /// <remarks>Facts: <c>minimum_version</c>.</remarks>
    public static readonly ReasonDefinition VersionOutdated = new()
    {
        Code = ReasonCode.Parse("client.version_outdated"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UpdateApp,
        Disclosure = Disclosure.Public,
        Guidance = "update_app",
        HeadlineRank = 8,
        FactNames = ["minimum_version"],
        Description = "app or wallet is too old",
    };

    /// <summary>The payer's sign-in or the payment page has timed out.</summary>
    public static readonly ReasonDefinition SessionExpired = new()
    {
        Code = ReasonCode.Parse("client.session_expired"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.SignIn,
        Disclosure = Disclosure.Public,
        Guidance = "sign_in",
        HeadlineRank = 8,
        Description = "sign-in or payment page timed out",
    };

    /// <summary>The wallet or bank app that the method opens is not installed or cannot be called.</summary>
    /// <remarks>Facts: <c>app</c>.</remarks>
    public static readonly ReasonDefinition WalletAppMissing = new()
    {
        Code = ReasonCode.Parse("client.wallet_app_missing"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.InstallApp,
        Disclosure = Disclosure.Public,
        Guidance = "install_app",
        HeadlineRank = 41,
        FactNames = ["app"],
        Description = "wallet or bank app is not installed or cannot be called",
    };

    /// <summary>A verification is needed of which the payer's client can do no way.</summary>
    /// <remarks>Facts: <c>method</c>, the ways; <c>until</c>, where a way that the client can do is only withheld for now.</remarks>
    public static readonly ReasonDefinition VerificationNotSupported = new()
    {
        Code = ReasonCode.Parse("client.verification_not_supported"),
        Cause = ReasonCause.Client,
        Fixer = ReasonFixer.Payer,
        Retry = RetryAdvice.AfterAction,
        LiftedBy = ChangeKind.UseCapableDevice,
        Disclosure = Disclosure.Public,
        Guidance = "capable_device",
        HeadlineRank = 42,
        FactNames = ["method", "until"],
        Description = "device or client can do none of the ways to verify",
    };

    internal static ImmutableArray<ReasonDefinition> All { get; } =
    [
        Offline,
        NetworkUnstable,
        DeviceCompromised,
        VersionOutdated,
        SessionExpired,
        WalletAppMissing,
        VerificationNotSupported,
    ];
}
