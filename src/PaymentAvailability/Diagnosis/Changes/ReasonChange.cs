namespace PaymentAvailability;

/// <summary>A change without a value of its own, such as signing in or a review.</summary>
public sealed record ReasonChange : Change
{
    internal ReasonChange(ChangeKind kind, RemedyActor actor, Reason reason)
        : base(kind, actor) => Reason = reason;

    /// <summary>A reason that the change takes away.</summary>
    public Reason Reason { get; }

    internal override string? WrittenValue => Kind is
        ChangeKind.SignIn or ChangeKind.ChangeNetwork or ChangeKind.UseTrustedDevice or ChangeKind.UseCapableDevice or ChangeKind.CorrectDetails or ChangeKind.ReopenOrder
            or ChangeKind.SignAgreement or ChangeKind.AwaitResult
        ? null
        : Reason.ToString();

    internal override PaymentRequest ApplyTo(PaymentRequest request) => request.Client is { } client
        ? Kind switch
        {
            ChangeKind.ChangeNetwork => request with { Client = client with { Network = NetworkQuality.Good } },
            ChangeKind.UseTrustedDevice => request with { Client = client with { Device = DeviceIntegrity.Intact } },
            ChangeKind.UseCapableDevice => request with { Client = client with { Capabilities = null } },
            ChangeKind.SignIn => request with { Client = client with { SessionExpiresAt = null } },
            _ => request,
        }
        : request;
}
