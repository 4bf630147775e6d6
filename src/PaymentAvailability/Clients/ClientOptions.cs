namespace PaymentAvailability;

/// <summary>What the state of the payer's device and session means for a payment.</summary>
public sealed class ClientOptions
{
    /// <summary>The device has no network. Default <see cref="ClientResponse.Close"/>.</summary>
    public ClientResponse WhenOffline { get; set; } = ClientResponse.Close;

    /// <summary>
    /// The network is unstable. Default <see cref="ClientResponse.Warn"/>: most such payments work, and the host can tell the payer
    /// to wait for the result rather than pay again.
    /// </summary>
    public ClientResponse WhenNetworkIsUnstable { get; set; } = ClientResponse.Warn;

    /// <summary>The device is rooted or jailbroken. Default <see cref="ClientResponse.Close"/>.</summary>
    public ClientResponse WhenRooted { get; set; } = ClientResponse.Close;

    /// <summary>Malware, hooking or a screen overlay was found. Default <see cref="ClientResponse.Close"/>.</summary>
    public ClientResponse WhenInfected { get; set; } = ClientResponse.Close;

    /// <summary>The session has ended. Default <see cref="ClientResponse.Close"/>.</summary>
    public ClientResponse WhenSessionExpired { get; set; } = ClientResponse.Close;

    /// <summary>The oldest version of the host's app that may pay at all; an older one is closed. Default any. Methods can ask for more.</summary>
    public Version? MinimumAppVersion { get; set; }
}

/// <summary>What to do about a finding on the payer's device.</summary>
public enum ClientResponse
{
    /// <summary>Nothing. On the wire: <c>ignore</c>.</summary>
    Ignore,

    /// <summary>Leave everything open and add a notice to the result. On the wire: <c>warn</c>.</summary>
    Warn,

    /// <summary>Close everything. On the wire: <c>close</c>.</summary>
    Close,
}
