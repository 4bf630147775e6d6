using System.Collections.Immutable;

namespace PaymentAvailability;

/// <summary>What the host knows of the device and the session that the payer uses.</summary>
/// <remarks>What is <see langword="null"/> is not known and closes nothing. Immutable, safe for concurrent use.</remarks>
public sealed record ClientContext
{
    /// <summary>Where the payer is looking at the payment page.</summary>
    public ClientKind? Kind { get; init; }

    /// <summary>How good the device's connection is.</summary>
    public NetworkQuality? Network { get; init; }

    /// <summary>Whether the device can be trusted.</summary>
    public DeviceIntegrity? Device { get; init; }

    /// <summary>The version of the host's own app on the device.</summary>
    public Version? AppVersion { get; init; }

    /// <summary>When the payer's session ends or ended.</summary>
    public DateTimeOffset? SessionExpiresAt { get; init; }

    /// <summary>The host's own reference to the device, for risk rules: a hash of its characteristics or an identifier that the app keeps. Never printed, logged or serialised.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The network address that the payer comes from, for risk rules. Compared as text, never printed, logged or serialised.</summary>
    public string? NetworkAddress { get; init; }

    /// <summary>Where the device is, for risk rules.</summary>
    public GeoPoint? Place { get; init; }

    /// <summary>The wallet and bank apps on the device that the host's app can call, by the identifiers that the catalog uses. Case does not matter.</summary>
    public ImmutableHashSet<string>? InstalledApps { get; init; }

    /// <summary>
    /// The ways to verify that the payer's client can do: no face without a camera, no hardware key in a mini program. A needed verification
    /// of which it can do no way closes the route with <c>client.verification_not_supported</c>.
    /// </summary>
    public VerificationMethods? Capabilities { get; init; }

    /// <summary>The kind of client and nothing else: the rest may be personal.</summary>
    public override string ToString() => Kind is { } kind && WireNames.Client.IsNamed(kind) ? $"client: {WireNames.Client.NameOf(kind)}" : "client";
}

/// <summary>How good the connection of the payer's device is.</summary>
public enum NetworkQuality
{
    /// <summary>Works. On the wire: <c>good</c>.</summary>
    Good,

    /// <summary>Slow or losing packets: a payment may be sent and its answer lost. On the wire: <c>unstable</c>.</summary>
    Unstable,

    /// <summary>None. On the wire: <c>offline</c>.</summary>
    Offline,
}

/// <summary>Whether the payer's device can be trusted with a payment.</summary>
public enum DeviceIntegrity
{
    /// <summary>Nothing found. On the wire: <c>intact</c>.</summary>
    Intact,

    /// <summary>Rooted or jailbroken. On the wire: <c>rooted</c>.</summary>
    Rooted,

    /// <summary>Malware, hooking or a screen overlay was found. On the wire: <c>infected</c>.</summary>
    Infected,
}
